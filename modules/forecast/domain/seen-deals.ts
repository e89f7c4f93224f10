import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

const asked = [
  'value',
  'weighted',
  'currency',
  'status',
  'pipeline',
  'stage',
  'closeOn',
  'closedAt',
  'ownerId',
  'credits',
]

/** Sums of deals are for whoever sees what they are made of. @throws Refusal forbidden where a role hides one of these fields */
export function mustSeeDeals(ctx: Ctx): void {
  const { fields } = ctx.objects.find('deal')
  if (![...asked, 'forecastCategory'].every((name) => fields[name])) refuse('forbidden', { permission: 'deals.read' })
}
