interface Team {
  id: string
  parentId: string | null
}

/** Whether a team is another or stands below it, however deep. */
export function isWithin(id: string, above: string, teams: readonly Team[]): boolean {
  const parents = new Map(teams.map((team) => [team.id, team.parentId]))
  for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === above) return true
  return false
}

/** The teams as they stand below each other, each with how deep; in the order they came in otherwise. */
export function asTree<T extends Team>(
  teams: readonly T[],
  parentId: string | null = null,
  depth = 0,
): (T & { depth: number })[] {
  return teams
    .filter((team) => team.parentId === parentId)
    .flatMap((team) => [{ ...team, depth }, ...asTree(teams, team.id, depth + 1)])
}
