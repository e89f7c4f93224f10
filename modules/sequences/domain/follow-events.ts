import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { endAll } from './end-enrolment.ts'
import { doneTasks } from './move-enrolment.ts'

/**
 * Hears what ends a sequence: an answer, a meeting, an order, a deal that is won, a contact that is gone; and that the task a
 * step waited for is done. What imports bring of the past ends nothing.
 */
export const followSequences: Subscriber = {
  name: 'sequences',
  types: ['activity.created', 'order.created', 'deal.updated', 'contact.deleted', 'task.updated', 'task.deleted'],
  // What happened before anybody was enrolled, and orders of others, need not be looked at.
  only: `exists (select from enrolments n where n.workspace_id = e.workspace_id and n.ended_at is null
    and n.enrolled_at <= e.occurred_at and (e.type <> 'order.created' or n.contact_id = e.contact_id))`,
  passesOver: ['import'],
  handle: async (ctx, events) => {
    for (const event of events) await hear(ctx, event)
  },
}

async function hear(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const { type, recordId, contactId, occurredAt: at } = event
  if (!recordId) return
  if (type === 'contact.deleted') return endAll(ctx, [recordId], 'deleted', { always: true })
  if (type === 'task.deleted') return doneTasks(ctx, recordId, 'skipped')
  if (type === 'task.updated') return became(event, 'completedAt') ? doneTasks(ctx, recordId, 'done') : undefined
  if (type === 'order.created') return endAll(ctx, contactId ? [contactId] : [], 'bought', { at })
  if (type === 'deal.updated')
    return became(event, 'status') === 'won'
      ? endAll(ctx, await contactsOfDeal(ctx, recordId), 'won', { at })
      : undefined
  const kind = became(event, 'kind')
  const people = await peopleAt(ctx, recordId, contactId)
  if (kind === 'mail' && became(event, 'direction') === 'in') return endAll(ctx, people, 'answered', { at })
  if (kind === 'meeting') return endAll(ctx, people, 'booked', { at })
}

/** What a field became by an event. */
function became({ payload }: RecordedEvent, field: string): unknown {
  const changes = payload.changes as Record<string, [unknown, unknown]> | undefined // as every record's events are declared
  return changes?.[field]?.[1]
}

/** The contact of a deal, and whoever is enrolled about it. */
async function contactsOfDeal(ctx: Ctx, dealId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select contact_id as id from deals
      where workspace_id = ${ctx.workspaceId} and id = ${dealId} and contact_id is not null
    union select contact_id from enrolments where workspace_id = ${ctx.workspaceId} and deal_id = ${dealId} and ended_at is null`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/** Whoever a meeting is with: its contact and the contacts who attend. */
async function peopleAt(ctx: Ctx, activityId: string, contactId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select record_id as id from activity_links
    where workspace_id = ${ctx.workspaceId} and owner_id = ${activityId} and object = 'contact' and part = 'attendees'`.execute(
    ctx.db,
  )
  return [...new Set([...rows.map(({ id }) => id), ...(contactId ? [contactId] : [])])]
}
