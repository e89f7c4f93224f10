import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { TargetKind } from './reckon-targets.ts'

interface TargetRow {
  ticketId: string
  kind: TargetKind
  standing: 'running' | 'near' | 'paused' | 'met' | 'breached'
  startedAt: string
  dueAt: string | null
  endedAt: string | null
  endedBy: 'answered' | 'solved' | null
  minutes: number
  leftSeconds: number
  pausedSeconds: number
  policyName: string
}

const MOST = 200
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is promised of these tickets, of each the next first. */
export async function listClocks(ctx: Ctx, given: string) {
  const ids = [...new Set(given.split(','))]
  if (ids.length > MOST || ids.some((id) => !ID.test(id)))
    refuseInput({
      path: 'tickets',
      code: 'not_ids',
      message: 'Not ids of tickets',
      mend: `Send at most ${MOST} ids, parted by commas.`,
    })
  const rows = await targetsOf(ctx, ids)
  return { items: ids.map((id) => ({ id, targets: rows.filter(({ ticketId }) => ticketId === id).map(shown) })) }
}

/** @throws Refusal record_not_found */
export async function describeCourse(ctx: Ctx, id: string) {
  await findRecord(ctx, ctx.objects.find('ticket'), id)
  const targets = await targetsOf(ctx, [id])
  const { rows: turns } = await sql<{ id: string; side: 'customer' | 'agent'; at: string; byId: string | null }>`
    select id, side, at, by_id from ticket_turns where workspace_id = ${ctx.workspaceId} and ticket_id = ${id} order by at desc, id desc limit 200`.execute(
    ctx.db,
  )
  const { rows: stays } = await sql<{ state: string; category: string; enteredAt: string; leftAt: string | null }>`
    select state, category, entered_at, left_at from ticket_stays where workspace_id = ${ctx.workspaceId} and ticket_id = ${id}
    order by entered_at, turn limit 500`.execute(ctx.db)
  const { rows: escalations } = await sql<{ kind: TargetKind; act: string; at: string }>`
    select kind, act, at from ticket_escalations where workspace_id = ${ctx.workspaceId} and ticket_id = ${id} order by at, step`.execute(
    ctx.db,
  )
  return { id, targets: targets.map(shown), turns, stays, escalations }
}

const shown = ({ ticketId: _, ...target }: TargetRow) => target

async function targetsOf(ctx: Ctx, ids: readonly string[]): Promise<TargetRow[]> {
  const now = ctx.now().toISOString()
  const { rows } =
    await sql<TargetRow>`select ticket_id, kind, started_at, due_at, ended_at, ended_by, minutes, left_seconds,
      paused_seconds, policy_name,
      case when ended_at is not null then state when due_at <= ${now} then 'breached' when state = 'paused' then 'paused'
        when near_at <= ${now} then 'near' else 'running' end as standing
    from ticket_targets where workspace_id = ${ctx.workspaceId} and ticket_id = any (${ids}::uuid[])
    order by ended_at is not null, due_at nulls last, left_seconds, started_at`.execute(ctx.db)
  return rows
}
