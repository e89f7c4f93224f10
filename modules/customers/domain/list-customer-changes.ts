import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { shownPayload } from '#platform/objects/timeline'
import { titleOf } from '#platform/objects/trash-records'
import type { CustomerChange } from '../contract/changes.ts'

interface EventRow {
  id: string
  type: string
  object: string | null
  recordId: string | null
  contactId: string | null
  companyId: string | null
  actorKind: string
  actorId: string | null
  actorName: string | null
  causeId: string | null
  payload: Record<string, unknown>
  occurredAt: string
}

/** So many of the newest events are looked at: enough for a day, and the same work however much has happened. */
const LOOKED_AT = 300

/** What changed on contacts and companies lately, newest first, each once with its newest event; `mine`: by others, on one's own. */
export async function listCustomerChanges(
  ctx: Ctx,
  { limit, mine }: { limit: number; mine: boolean },
): Promise<CustomerChange[]> {
  const events = (await newestEvents(ctx)).filter(
    ({ object, actorId }) => object && mayRead(ctx, object) && !(mine && actorId === ctx.userId),
  )
  const bySubject = new Map<string, { event: EventRow; subject: Subject; more: number }>()
  for (const event of events) {
    const subject = subjectOf(event)
    if (!mayRead(ctx, subject.object)) continue
    const earlier = bySubject.get(subject.id)
    if (earlier) earlier.more += 1
    else bySubject.set(subject.id, { event, subject, more: 0 })
  }
  const owned = mine
    ? await ownedBy(
        ctx,
        [...bySubject.values()].map(({ subject }) => subject),
      )
    : null
  const shown = [...bySubject.values()].filter(({ subject }) => !owned || owned.has(subject.id)).slice(0, limit)
  const records = await recordsIn(
    ctx,
    shown.flatMap(({ event, subject }) => [
      subject,
      ...(event.object && event.recordId ? [{ object: event.object, id: event.recordId }] : []),
    ]),
  )
  return shown.flatMap(({ event, subject, more }) => {
    const record = records.get(subject.id)
    if (!record) return []
    const { actorKind, actorId, actorName, contactId: _, companyId: __, ...rest } = event
    return {
      ...rest,
      payload: shownPayload(ctx, event),
      actor: { kind: actorKind, id: actorId, name: actorName },
      record: event.recordId && event.recordId !== subject.id ? (records.get(event.recordId) ?? null) : null,
      subject: { ...subject, title: titleOf(ctx.objects.find(subject.object), record) },
      more,
    }
  })
}

interface Subject {
  object: 'contact' | 'company'
  id: string
}

const mayRead = (ctx: Ctx, object: string) =>
  ctx.objects.all().some(({ name, plural }) => name === object && ctx.may(`${plural}.read`))

function subjectOf({ contactId, companyId }: EventRow): Subject {
  if (contactId) return { object: 'contact', id: contactId }
  if (companyId) return { object: 'company', id: companyId }
  throw new Error('Only events of contacts and companies are asked for')
}

/** That a score changed is no news of its own: it follows from one, or from a night gone by. */
async function newestEvents(ctx: Ctx): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select events.id, type, object, record_id, contact_id, company_id, actor_kind, actor_id, users.name as actor_name,
      cause_id, payload, occurred_at
    from events left join users on users.id = events.actor_id and actor_kind = 'user'
    where workspace_id = ${ctx.workspaceId} and actor_kind <> 'import' and (contact_id is not null or company_id is not null)
      and type <> 'contact.score_changed'
    order by recorded_at desc, events.id desc limit ${LOOKED_AT}`.execute(ctx.db)
  return rows
}

/** Those of the subjects that the person behind `ctx` owns. */
async function ownedBy(ctx: Ctx, subjects: readonly Subject[]): Promise<Set<string>> {
  const records = await recordsIn(ctx, subjects)
  return new Set([...records.values()].filter(({ ownerId }) => ownerId === ctx.userId).map(({ id }) => id))
}

async function recordsIn(ctx: Ctx, wanted: readonly { object: string; id: string }[]): Promise<Map<string, AnyRecord>> {
  const found = new Map<string, AnyRecord>()
  for (const object of new Set(wanted.map((one) => one.object))) {
    const ids = [...new Set(wanted.filter((one) => one.object === object).map(({ id }) => id))]
    for (const record of await recordsOf(ctx, ctx.objects.find(object), ids)) found.set(record.id, record)
  }
  return found
}
