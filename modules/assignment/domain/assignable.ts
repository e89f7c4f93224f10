import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { ObjectType } from '#platform/objects/object-type'

/** The field that says whose a record is. */
export const OWNER = 'ownerId'

/** Whether records of a type can be given to somebody; a meeting belongs to whoever holds it. */
function isAssignable(type: ObjectType): boolean {
  const field = wholeOf(type).fields[OWNER]
  return field?.type === 'user' && !field.readonly && type.calendar?.invites === undefined
}

/** The objects whose records can be given to somebody, as far as this person may see them. */
export const assignableTypes = (ctx: Ctx): ObjectType[] =>
  ctx.objects.all().filter((type) => isAssignable(type) && ctx.may(`${type.plural}.read`))

/** @throws Refusal invalid_input for an object there is not, or that has no owner. */
export function findAssignable(ctx: Ctx, object: string): ObjectType {
  const known = assignableTypes(ctx)
  const found = known.find(({ name }) => name === object)
  return (
    found ??
    refuseInput({
      path: 'object',
      code: 'not_assignable',
      message: `Records of “${object}” cannot be given to anybody`,
      mend: `Use one of: ${known.map(({ name }) => name).join(', ')}.`,
    })
  )
}

/** The field that says which language somebody speaks, where there is one. */
export const languageField = (type: ObjectType): string | undefined =>
  Object.entries(wholeOf(type).fields).find(([, field]) => field.type === 'language' && !field.custom)?.[0]
