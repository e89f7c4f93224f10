import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { ObjectType } from '#platform/objects/object-type'
import type { RoutingTrait } from '#platform/objects/routing-trait'

/** The field that says whose a record is. */
export const ownerField = (type: ObjectType): string => type.routing?.holder ?? 'ownerId'

/** Whether records of a type can be given to somebody; a meeting belongs to whoever holds it. */
function isAssignable(type: ObjectType): boolean {
  const field = wholeOf(type).fields[ownerField(type)]
  return field?.type === 'user' && !field.readonly && type.calendar?.invites === undefined
}

/** The objects whose records can be given to somebody, as far as this person may see them. */
export const assignableTypes = (ctx: Ctx): ObjectType[] =>
  ctx.objects.all().filter((type) => isAssignable(type) && ctx.may(`${type.plural}.read`))

/** @throws Refusal invalid_input for an object there is not, or that has no owner. */
export const findAssignable = (ctx: Ctx, object: string): ObjectType => findAmong(assignableTypes(ctx), object)

/** Of those for which somebody is looked for until there is one. @throws Refusal invalid_input */
export const findRouted = (ctx: Ctx, object: string): ObjectType & { routing: RoutingTrait } =>
  findAmong(assignableTypes(ctx).filter(isRouted), object)

export const isRouted = (type: ObjectType): type is ObjectType & { routing: RoutingTrait } => type.routing !== undefined

function findAmong<T extends ObjectType>(known: readonly T[], object: string): T {
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
