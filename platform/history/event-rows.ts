import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { shownChanges } from '#platform/objects/conceal'
import { causesOf } from './causes.ts'

export interface EventRow {
  id: string
  type: string
  object: string | null
  recordId: string | null
  actorKind: string
  actorId: string | null
  causeId: string | null
  changes: Record<string, [unknown, unknown]> | null
  /** What a deleted record was called. */
  payloadTitle: string | null
  address: string | null
  /** What the event says beside its changes; of audited ones only. */
  details: Record<string, unknown> | null
  occurredAt: string
  recordedAt: string
}

const columns = sql`events.id, type, object, record_id, actor_kind, actor_id, cause_id, payload -> 'changes' as changes,
  payload ->> 'title' as payload_title, address, occurred_at, recorded_at,
  case when kith.is_audited(type) then payload - 'changes' - 'title' end as details`

/** Events with what changed. `order` names the index that serves them. */
export async function eventRows(
  ctx: Ctx,
  where: RawBuilder<SqlBool>,
  { order, limit }: { order: 'occurred_at' | 'recorded_at'; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select ${columns} from events
    where workspace_id = ${ctx.workspaceId} and ${where}
    order by ${sql.ref(order)} desc, events.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** The same rows with who did it and what led to it in words. */
export async function withWords(ctx: Ctx, rows: readonly EventRow[]) {
  const [people, keys, causes] = await Promise.all([
    namesOf(ctx, rows, 'user'),
    namesOf(ctx, rows, 'apiKey'),
    causesOf(
      ctx,
      rows.map(({ causeId }) => causeId),
    ),
  ])
  return rows.map((row) => {
    const cause = (row.causeId && causes.get(row.causeId)) || null
    const id = row.actorId ?? ''
    return {
      ...row,
      changes: shownChanges(row.object ? ctx.objects.known(row.object) : undefined, row.changes ?? {}),
      cause,
      actor: { kind: row.actorKind, id: row.actorId, name: people.get(id) ?? keys.get(id) ?? null },
    }
  })
}

async function namesOf(ctx: Ctx, rows: readonly EventRow[], kind: 'user' | 'apiKey'): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ actorKind, actorId }) => (actorKind === kind && actorId ? [actorId] : [])))]
  if (ids.length === 0) return new Map()
  const table = kind === 'user' ? sql`users where` : sql`api_keys where workspace_id = ${ctx.workspaceId} and`
  const { rows: named } = await sql<{ id: string; name: string }>`
    select id, name from ${table} id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(named.map(({ id, name }) => [id, name]))
}

/** Events of a record itself, not of what hangs on it: by whichever index knows it. */
export const ofRecord = (id: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  (contact_id = ${id} and record_id = ${id}) or (company_id = ${id} and record_id = ${id})
  or (record_id = ${id} and record_id is distinct from contact_id and record_id is distinct from company_id))`
