import './events.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { knownType } from './known-object.ts'
import type { Names } from './name-shape.ts'

/** What the workspace calls its objects, by object and language; those it calls as Kith does are left out. */
export async function objectNames(ctx: Ctx): Promise<Map<string, Names>> {
  const rows = await ctx.db
    .selectFrom('objectNames')
    .select(['object', 'language', 'one', 'many'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('object')
    .execute()
  const named = new Map<string, Names>()
  for (const { object, language, one, many } of rows)
    named.set(object, { ...named.get(object), [language]: { one, many } })
  return named
}

export async function listObjectNames(ctx: Ctx): Promise<{ object: string; names: Names }[]> {
  return [...(await objectNames(ctx))].map(([object, names]) => ({ object, names }))
}

/** Gives the objects named new names; of those, a language left out says it as Kith does. @throws Refusal object_not_found */
export async function renameObjects(ctx: Ctx, items: readonly { object: string; names: Names }[]) {
  for (const { object } of items) knownType(ctx, object)
  const wanted = new Map(items.map(({ object, names }) => [object, names]))
  const objects = [...wanted.keys()]
  if (objects.length === 0) return listObjectNames(ctx)
  await ctx.db
    .deleteFrom('objectNames')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('object', 'in', objects)
    .execute()
  const rows = [...wanted].flatMap(([object, names]) =>
    Object.entries(names).map(([language, { one, many }]) => ({
      workspaceId: ctx.workspaceId,
      object,
      language,
      one,
      many,
    })),
  )
  if (rows.length > 0)
    await ctx.db
      .insertInto('objectNames')
      .values(rows)
      // Somebody else renamed it at the same moment: the later one stands.
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'object', 'language']).doUpdateSet((given) => ({
          one: given.ref('excluded.one'),
          many: given.ref('excluded.many'),
        })),
      )
      .execute()
  await ctx.record(
    ...[...wanted].map(([object, names]) => ({ type: 'object.renamed', object: 'object', payload: { object, names } })),
  )
  return listObjectNames(ctx)
}
