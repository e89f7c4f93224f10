import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { missingReferences } from '#platform/objects/check-references'
import type { ObjectType } from '#platform/objects/object-type'
import { pointsTo } from '#platform/objects/own-records'
import { prepareInput, type Saved, saveRecords } from '#platform/objects/save-records'
import type { Act } from './bulk-shape.ts'

export type CreateFor = Extract<Act, { kind: 'createFor' }>

/** Makes a record of another object for each of these, which names it: a task about each contact. */
export function createFor(ctx: Ctx, type: ObjectType, act: CreateFor, ids: readonly string[]): Promise<Saved[]> {
  const made = targetOf(ctx, act)
  const drafts = ids.map((id) => ({ input: { ...act.values, ...naming(made, type, id) } }))
  return saveRecords(ctx, made, drafts)
}

/** What is wrong with it for any record is said before the first is made. @throws Refusal object_not_found, invalid_input */
export async function checkCreation(ctx: Ctx, type: ObjectType, act: CreateFor): Promise<void> {
  const made = targetOf(ctx, act)
  const { input, errors } = prepareInput(made, act.values, ctx.workspace, false)
  const missing = (await missingReferences(ctx, made, [input])).get(0) ?? []
  const found = [...errors, ...missing].map((error) => ({ ...error, path: `act.values.${error.path}` }))
  if (found.length > 0) refuseInput(...found)
  if (!naming(made, type, ''))
    refuseInput({
      path: 'act.object',
      code: 'not_about',
      message: `${made.plural} are not about ${type.plural}`,
      mend: 'Name an object with a relation to these, or with links.',
    })
}

function targetOf(ctx: Ctx, { object }: CreateFor): ObjectType {
  const type = ctx.objects.known(object)
  return type && ctx.may(`${type.plural}.read`) ? type : refuse('object_not_found', { object })
}

/** The part of the input that names a record: by the first relation to such records, else by a link. */
function naming({ fields }: ObjectType, type: ObjectType, id: string): Record<string, unknown> | undefined {
  const all = Object.entries(fields)
  const relation = all.find(([, field]) => field.type === 'relation' && !field.readonly && pointsTo(field, type))
  if (relation) return { [relation[0]]: id }
  const links = all.find(([name, field]) => field.type === 'links' && name === 'links')
  return links && { [links[0]]: [{ object: type.name, id }] }
}
