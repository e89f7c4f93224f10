import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'

/** An object type by name. @throws Refusal object_not_found */
export function knownType(ctx: Ctx, name: string): ObjectType {
  return ctx.objects.all().find((type) => type.name === name) ?? refuse('object_not_found', { object: name })
}

/** An object type that whoever acts may read; one they may not is as unknown to them. @throws Refusal object_not_found */
export function readableType(ctx: Ctx, name: string): ObjectType {
  const type = knownType(ctx, name)
  return ctx.may(`${type.plural}.read`) ? type : refuse('object_not_found', { object: name })
}
