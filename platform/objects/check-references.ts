import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { ofType } from './columns.ts'
import { PERSON, TEAM } from './field.ts'
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
    if (field.type === 'links') for (const missing of await missingLinks(ctx, name, inputs)) addTo(found, ...missing)
    if (!field.parts && field.type !== 'relation' && field.type !== 'user' && field.type !== 'related') continue
    const { object, by } = field.parts ?? { object: field.object, by: 'id' }
    const wanted = [...new Set(inputs.flatMap((input) => referencesIn(name, input[name], by).map(({ id }) => id)))]
    if (wanted.length === 0) continue
    const existing = new Set(object ? await existingRecords(ctx, object, wanted) : await existingMembers(ctx, wanted))
    for (const [index, input] of inputs.entries())
      for (const { id, path } of referencesIn(name, input[name], by))
        if (!existing.has(id)) addTo(found, index, unknownReference(path, object))
  }
  return found
}

function addTo(found: Map<number, InputError[]>, index: number, error: InputError) {
  found.set(index, [...(found.get(index) ?? []), error])
}

/** Links that lead nowhere: each names the object of its record itself. */
async function missingLinks(
  ctx: Ctx,
  name: string,
  inputs: readonly Record<string, unknown>[],
): Promise<[number, InputError][]> {
  const links = inputs.flatMap((input, index) =>
    (Array.isArray(input[name]) ? (input[name] as Link[]) : []).map((link, at) => ({
      ...link,
      index,
      path: `${name}.${at}`,
    })),
  )
  const missing: [number, InputError][] = []
  for (const object of new Set(links.map((link) => link.object))) {
    const ofObject = links.filter((link) => link.object === object)
    const ids = [...new Set(ofObject.map(({ id }) => id))]
    const known = new Set(await existing(ctx, object, ids))
    for (const { id, index, path } of ofObject)
      if (!known.has(id)) missing.push([index, unknownReference(`${path}.id`, object === PERSON ? undefined : object)])
  }
  return missing
}

interface Link {
  object: string
  id: string
}

async function existing(ctx: Ctx, object: string, ids: readonly string[]): Promise<string[]> {
  if (object === PERSON) return existingMembers(ctx, ids)
  const type = ctx.objects.known(object)
  return type && ctx.may(`${type.plural}.read`) ? existingRecords(ctx, object, ids) : []
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
      : object === TEAM
        ? 'See GET /api/v1/teams for the ids.'
        : `Create the ${object} first, or leave the field out.`,
})

async function existingRecords(ctx: Ctx, object: string, ids: readonly string[]): Promise<string[]> {
  if (object === TEAM) return existingTeams(ctx, ids)
  const target = ctx.objects.find(object)
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(target.table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and ${ofType(target)} for key share`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

async function existingTeams(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('teams')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
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
