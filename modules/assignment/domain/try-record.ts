import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import type { Occasion } from '../contract/rule-shape.ts'
import { findAssignable } from './assignable.ts'
import { decide } from './decide.ts'
import { openRound } from './open-round.ts'

/**
 * Which rule would take a record if it came now without an owner, and whom it would choose; nothing is done. Asked with the
 * rights of whoever asks: a rule whose filter speaks of what does not show to them counts as unreadable.
 * @throws Refusal record_not_found, invalid_input
 */
export async function tryRecord(
  ctx: Ctx,
  { object, recordId, occasion }: { object: string; recordId: string; occasion: Occasion },
) {
  const type = findAssignable(ctx, object)
  await findRecord(ctx, type, recordId)
  const round = await openRound(ctx, type, [recordId])
  const queuedAt = ctx.now().toISOString()
  const { rule, until, ...decision } = decide(round, { recordId, occasion, ruleId: null, queuedAt })
  return {
    ...decision,
    ruleId: rule?.id ?? null,
    ruleName: rule?.name ?? null,
    until: until?.toISOString() ?? null,
  }
}
