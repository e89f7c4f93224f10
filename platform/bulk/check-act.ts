import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuse, refuseInput } from '#platform/http/refusal'
import { missingReferences } from '#platform/objects/check-references'
import type { FieldType } from '#platform/objects/field'
import type { ObjectType } from '#platform/objects/object-type'
import { prepareInput } from '#platform/objects/save-records'
import type { Act } from './bulk-shape.ts'
import { declaredAct } from './declared-acts.ts'

type Change = Extract<Act, { kind: 'change' }>

/** Fields that are lists of words, which one may add to and take from. */
const wordLists: readonly FieldType[] = ['tags', 'multiSelect']

/** @throws Refusal forbidden when one may not do it to a single record, or not to many. */
export function checkRights(ctx: Ctx, type: ObjectType, act: Act): void {
  const { kind } = act
  const { plural } = type
  const made = act.kind === 'createFor' ? ctx.objects.known(act.object) : undefined
  const needed: Record<Act['kind'], Permission[]> = {
    change: [`${plural}.update`],
    mend: [`${plural}.update`],
    trash: [`${plural}.delete`, 'bulkDelete'],
    restore: [`${plural}.delete`],
    createFor: made ? [`${made.plural}.create`] : [],
    addToList: ['segments.update'],
    removeFromList: ['segments.update'],
    do: act.kind === 'do' ? [declaredAct(type, act).act.needs] : [],
  }
  for (const permission of needed[kind]) if (!ctx.may(permission)) refuse('forbidden', { permission })
}

/** What is wrong with a change for any record is said before it is tried on the first. @throws Refusal invalid_input */
export async function checkChange(ctx: Ctx, type: ObjectType, { values = {}, add = {}, remove = {} }: Change) {
  const lists = [...Object.keys(add), ...Object.keys(remove)]
  if (Object.keys(values).length + lists.length === 0)
    refuseInput({ path: 'act', code: 'empty', message: 'It changes nothing', mend: 'Send values, add or remove.' })
  const wrong = lists.flatMap((name) => notAList(type, name))
  if (wrong.length > 0) refuseInput(...wrong)
  const { input, errors } = prepareInput(type, { ...values, ...add }, ctx.workspace, true)
  const missing = (await missingReferences(ctx, type, [input])).get(0) ?? []
  const found = [...errors, ...missing].map((error) => ({ ...error, path: `act.values.${error.path}` }))
  if (found.length > 0) refuseInput(...found)
}

function notAList(type: ObjectType, name: string): InputError[] {
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  if (field && wordLists.includes(field.type)) return []
  const lists = Object.entries(type.fields).flatMap(([key, one]) => (wordLists.includes(one.type) ? key : []))
  const mend = lists.length > 0 ? `Use one of: ${lists.join(', ')}.` : 'Set the field with values.'
  return [{ path: `act.${name}`, code: 'not_a_list', message: `“${name}” is no list of words`, mend }]
}
