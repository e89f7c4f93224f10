import type { Ctx } from '#platform/ctx/ctx'
import type { Manifest } from './archive.ts'
import type { WholeTable } from './tables.ts'

/** Puts the people of this workspace in the place of those of the other. */
export interface Replaced {
  /** Wherever an id of theirs stands in a row, as JSON. */
  line: (json: string) => string
  /** Columns that must name a member and name nobody here become empty. @returns false where they may not be empty, or the row is about them */
  people: (table: WholeTable, row: Record<string, unknown>) => boolean
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

/** Knows people again by their emails. */
export async function replacer(ctx: Ctx, people: Manifest['people']): Promise<Replaced> {
  const members = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.email'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .execute()
  const byEmail = new Map(members.map(({ id, email }) => [email.toLowerCase(), id]))
  const here = new Set(members.map(({ id }) => id))
  const other = new Map(
    people.flatMap(({ id, email }) => {
      const known = byEmail.get(email.toLowerCase())
      return known && known !== id ? [[id, known] as const] : []
    }),
  )
  return {
    line: (json) => (other.size === 0 ? json : json.replace(UUID, (id) => other.get(id) ?? id)),
    people(table, row) {
      const [object = '', named = ''] = table.named ?? []
      if (row[object] === 'user' && !here.has(String(row[named]))) return false
      for (const { column, required } of table.people) {
        const id = row[column]
        if (id === null || id === undefined || here.has(String(id))) continue
        if (required) return false
        row[column] = null
      }
      return true
    },
  }
}
