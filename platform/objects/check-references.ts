import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { ofType } from './columns.ts'
import type { ObjectType } from './object-type.ts'

/**
 * Relations and users that there are none of, by index of the input. The foreign keys would refuse them as well, but
 * the whole batch and without naming the record.
 */
export async function missingReferences(
  ctx: Ctx,
  type: ObjectType,
  inputs: readonly Record<string, unknown>[],
): Promise<Map<number, InputError[]>> {
  const found = new Map<number, InputError[]>()
  for (const [name, field] of Object.entries(type.fields)) {
    if (!field.parts && field.type !== 'relation' && field.type !== 'user' && field.type !== 'related') continue
    const { object, by } = field.parts ?? { object: field.object, by: 'id' }
    const wanted = [...new Set(inputs.flatMap((input) => referencesIn(name, input[name], by).map(({ id }) => id)))]
    if (wanted.length === 0) continue
    const existing = new Set(object ? await existingRecords(ctx, object, wanted) : await existingMembers(ctx, wanted))
    for (const [index, input] of inputs.entries())
      for (const { id, path } of referencesIn(name, input[name], by))
        if (!existing.has(id)) found.set(index, [...(found.get(index) ?? []), unknownReference(path, object)])
  }
  return found
}

/** The ids in a field's value, each with its place: an id itself, or the property `by` of each part. */
function referencesIn(name: string, value: unknown, by: string): { id: string; path: string }[] {
  if (typeof value === 'string') return [{ id: value, path: name }]
  if (!Array.isArray(value)) return []
  return value.flatMap((part, index) => {
    const id: unknown = Object(part)[by]
    return typeof id === 'string' ? [{ id, path: `${name}.${index}.${by}` }] : []
  })
}

const unknownReference = (path: string, object = 'member'): InputError => ({
  path,
  code: 'unknown_reference',
  message: `There is no such ${object}`,
  mend:
    object === 'member'
      ? 'See GET /api/v1/members for the ids.'
      : `Create the ${object} first, or leave the field out.`,
})

async function existingRecords(ctx: Ctx, object: string, ids: readonly string[]): Promise<string[]> {
  const target = ctx.objects.find(object)
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(target.table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and ${ofType(target)} for key share`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

async function existingMembers(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', 'in', ids)
    .execute()
  return rows.map(({ userId }) => userId)
}
