import type { Ctx } from '#platform/ctx/ctx'
import type { EventDraft } from '#platform/events/event'
import type { RelationType } from './relation-shape.ts'

/** A relation with its type, as the two timelines tell of it. */
export interface Told {
  id: string
  type: RelationType
  fromId: string
  toId: string
  note: string | null
  since: string | null
  until: string | null
  changes?: Record<string, [unknown, unknown]>
}

/** Tells both records what happened to a relation between them, each from its own side. */
export async function recordRelation(
  ctx: Ctx,
  type: 'relation.added' | 'relation.changed' | 'relation.removed',
  told: Told,
): Promise<void> {
  await ctx.record(eventOf(ctx, type, told, 'forward'), eventOf(ctx, type, told, 'backward'))
}

function eventOf(ctx: Ctx, happened: string, told: Told, direction: 'forward' | 'backward'): EventDraft {
  const { id, type, fromId, toId, note, since, until, changes } = told
  const from = { object: type.fromObject, id: fromId }
  const to = { object: type.toObject, id: toId }
  const [own, other] = direction === 'forward' ? [from, to] : [to, from]
  return {
    type: happened,
    object: own.object,
    recordId: own.id,
    ...ctx.objects.find(own.object).timeline(own.id, {}),
    payload: {
      ...{ relationId: id, typeId: type.id, builtin: type.builtin, direction, other, note, since, until },
      label: direction === 'forward' ? type.labelForward : type.labelBackward,
      ...(changes ? { changes } : {}),
    },
  }
}
