import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { cellProblem } from '../check-problem.ts'
import type { ReadRow, RowReader } from '../row-reader.ts'

/** Ids of the workspace's members by email and by name, in small letters. */
export type Members = ReadonlyMap<string, string>

export async function membersByName(ctx: Ctx): Promise<Members> {
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name', 'users.email'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .execute()
  return new Map(
    rows.flatMap(({ id, name, email }) => [
      [name.toLowerCase(), id],
      [email.toLowerCase(), id],
    ]),
  )
}

const userFields = (type: ObjectType) =>
  Object.entries(type.fields).flatMap(([name, field]) => (field.type === 'user' ? [name] : []))

/** Puts members' ids where the file names them. Somebody unknown is noted, and the record kept without. */
export function resolveMembers({ type, columnOf }: RowReader, members: Members, rows: readonly ReadRow[]): void {
  const fields = userFields(type)
  if (fields.length === 0) return
  for (const { record, problems } of rows) {
    for (const field of fields) {
      const named = record[field]
      if (named === undefined || typeof named === 'string') continue
      const { email, name } = Object(named)
      const id = members.get(String(email ?? name).toLowerCase())
      if (id) record[field] = id
      else {
        delete record[field]
        const mend = 'Nobody in this workspace has this name or email; the record is kept without.'
        problems.push(
          cellProblem('look', { column: columnOf(field), field }, 'member_unknown', String(email ?? name), mend),
        )
      }
    }
  }
}
