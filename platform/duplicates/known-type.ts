import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { seesAll } from '#platform/objects/reach'
import { recognisedBy } from './alike.ts'

/** A type a client names, when they may read its records. @throws Refusal invalid_input, forbidden */
export function readableType(ctx: Ctx, object: string): ObjectType {
  const type = ctx.objects.known(object)
  if (!type)
    return refuseInput({
      path: 'object',
      code: 'unknown_object',
      message: `There are no objects of the type “${object}”`,
      mend: 'See GET /api/v1/objects.',
    })
  const permission = `${type.plural}.read` as const
  return ctx.may(permission) ? type : refuse('forbidden', { permission })
}

/** Types whose records are compared and which one may read. */
export const comparedTypes = (ctx: Ctx): ObjectType[] =>
  ctx.objects
    .all()
    .filter((type) => recognisedBy(type) !== null && ctx.may(`${type.plural}.read`) && seesAll(ctx, type.name))
