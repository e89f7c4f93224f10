import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import { compileFilter } from '#platform/objects/compile-filter'
import type { ObjectType } from '#platform/objects/object-type'
import { prepareInput } from '#platform/objects/save-records'
import { brokenIn, variablesIn } from '#platform/values/fill-in'
import type { Act, SubjectName } from '../contract/rule-shape.ts'
import { variablesOf } from './answer.ts'
import type { StoredRule } from './stored-rules.ts'
import { subjects, subjectType } from './subjects.ts'

type Checked = Pick<StoredRule, 'object' | 'trigger' | 'filter' | 'acts'>

/** Whether a rule can be kept: its trigger and acts are its object's, its fields can be set, its people work here. @throws Refusal invalid_input */
export async function checkRule(ctx: Ctx, { object, trigger, filter, acts }: Checked): Promise<void> {
  const type = subjectType(ctx, object)
  if (!type) return refuseInput(wrong('object', 'unknown_object', 'This object is switched off', 'Switch it on first.'))
  // Whoever writes a rule can ask no more by it than by a list.
  if (filter) await compileFilter(ctx, type, filter)
  const members = await membersOf(ctx)
  const errors = [
    ...ofTrigger(type, object, trigger),
    ...acts.flatMap((act, at) =>
      subjects[object].acts.includes(act.act)
        ? ofAct(ctx, { type, object, members }, act).map((error) => ({ ...error, path: `acts.${at}.${error.path}` }))
        : [wrong(`acts.${at}.act`, 'not_for_object', `A rule about ${type.plural} cannot do this`, 'Leave it out.')],
    ),
  ]
  if (errors.length > 0) refuseInput(...errors)
}

const wrong = (path: string, code: string, message: string, mend: string): InputError => ({ path, code, message, mend })

function ofTrigger(type: ObjectType, object: Checked['object'], trigger: Checked['trigger']): InputError[] {
  if (trigger.on === 'beforeDue' && !subjects[object].triggers.includes('beforeDue'))
    return [wrong('trigger.on', 'not_for_object', 'Only tickets have targets', 'Choose another trigger.')]
  if (trigger.on !== 'since') return []
  const dates = Object.entries(type.fields).flatMap(([name, { type: kind }]) => (kind === 'dateTime' ? name : []))
  return [...dates, 'createdAt', 'updatedAt'].includes(trigger.field)
    ? []
    : [
        wrong(
          'trigger.field',
          'unknown_field',
          `There is no moment “${trigger.field}”`,
          `Use one of: ${dates.join(', ')}.`,
        ),
      ]
}

interface About {
  type: ObjectType
  object: SubjectName
  members: ReadonlySet<string>
}

function ofAct(ctx: Ctx, { type, object, members }: About, act: Act): InputError[] {
  switch (act.act) {
    case 'set':
      return prepareInput(type, { [act.field]: act.value }, ctx.workspace, true).errors.map((error) => ({
        ...error,
        path: error.path.includes('.') ? 'value' : act.field in type.fields ? 'value' : 'field',
      }))
    case 'reply':
      return ofWords(ctx, object, act.text)
    case 'tell':
      return act.to.flatMap((one, at) =>
        one === 'owner' || one === 'leads' || members.has(one) ? [] : [stranger(`to.${at}`)],
      )
    case 'task':
      return act.to === 'owner' || members.has(act.to) ? [] : [stranger('to')]
    default:
      return []
  }
}

const stranger = (path: string) =>
  wrong(path, 'unknown_member', 'Nobody of this id works here', 'Use an id of GET /api/v1/members.')

function ofWords(ctx: Ctx, object: SubjectName, text: string): InputError[] {
  const known = new Set(variablesOf(ctx, object))
  const strange = variablesIn(text)
    .filter((name) => !known.has(name))
    .map((name) => `{{${name}}}`)
  return [...strange, ...brokenIn(text)].map((written) =>
    wrong('text', 'unknown_variable', `${written} is no variable`, 'Write it as {{contact.firstName | "there"}}.'),
  )
}

async function membersOf(ctx: Ctx): Promise<Set<string>> {
  const members = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return new Set(members.map(({ userId }) => userId))
}
