import { useQuery } from '@tanstack/react-query'
import { teamsQuery } from '#app/web/objects/objects-queries.ts'
import { useShell } from '#app/web/shell/shell-context.ts'

/** The ids of the teams one is in. */
export function useMyTeams(): string[] {
  const { session } = useShell()
  const { data } = useQuery(teamsQuery)
  const own = (data?.items ?? []).filter(({ members }) => members.some(({ userId }) => userId === session.user.id))
  return own.map(({ id }) => id)
}
