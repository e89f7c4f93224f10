import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import { isAudited } from './audited.ts'
import { checkEvent, type EventDraft } from './event.ts'

/** Writes events in the transaction of `ctx`, as one statement, and tells the open screens once it commits. */
export async function insertEvents(ctx: Ctx, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const now = ctx.now().toISOString()
  const rows = drafts.map((draft) => {
    checkEvent(draft)
    return {
      id: uuidv7(),
      type: draft.type,
      object: draft.object ?? null,
      record_id: draft.recordId ?? null,
      contact_id: draft.contactId ?? null,
      company_id: draft.companyId ?? null,
      payload: draft.payload ?? {},
      occurred_at: draft.occurredAt ?? now,
      address: isAudited(draft.type) ? (ctx.address ?? null) : null,
    }
  })
  const written = sql`
    ${steady} insert into events (workspace_id, actor_kind, actor_id, cause_id, recorded_at,
                        id, type, object, record_id, contact_id, company_id, payload, occurred_at, address)
    select ${ctx.workspaceId}, ${ctx.actor.kind}, ${ctx.actor.id}, ${ctx.causeId ?? null},
      coalesce(${ctx.isRetold ? now : null}::timestamptz, now()), r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, type text, object text, record_id uuid, contact_id uuid, company_id uuid, payload jsonb, occurred_at timestamptz,
      address text)`.execute(ctx.db)
  const heard = drafts.filter(({ quiet }) => !quiet)
  await Promise.all([written, ...(heard.length > 0 ? [announce(ctx, heard)] : [])])
}

/** What open screens are told: which object changed and, when it is one, which record. Never its content. */
async function announce(ctx: Ctx, drafts: readonly EventDraft[]): Promise<void> {
  const first = drafts[0]
  const single = drafts.length === 1 ? first : undefined
  const objects = [...new Set(drafts.map((draft) => draft.object).filter(Boolean))]
  const message = JSON.stringify({
    workspaceId: ctx.workspaceId,
    objects,
    id: single?.recordId ?? null,
    contactId: single?.contactId ?? null,
    type: single?.type ?? null,
    by: ctx.userId,
  })
  await sql`${steady} select pg_notify('kith_changes', ${message})`.execute(ctx.db)
}
