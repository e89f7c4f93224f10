import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { hiddenOf } from '#platform/objects/conceal'
import { seesAll } from '#platform/objects/reach'

/**
 * The archive has the tables as they are: it is for whoever sees every row and field.
 * @throws Refusal forbidden, naming what is wanting
 */
export function refusePart(ctx: Ctx): void {
  for (const type of ctx.objects.all()) {
    if (!seesAll(ctx, type.name)) refuse('forbidden', { permission: `${type.plural}.read` })
    if (hiddenOf(type).size > 0) refuse('forbidden', { permission: 'sensitive' })
  }
}
