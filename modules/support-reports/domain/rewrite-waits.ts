import { sql } from 'kysely'
import { businessClocks } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import { type Happened, reckonWaits } from './reckon-waits.ts'

interface Line {
  conversationId: string
  at: string
  what: Happened['what']
  byId: string | null
  byCustomer: boolean
}

/** Reckons the waits of some conversations anew from what stands in them, in place of what was reckoned before. */
export async function rewriteWaits(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const lines = await linesOf(ctx, ids)
  const clock = (await businessClocks(ctx))(null)
  const rows = ids.flatMap((conversationId) => {
    const course = lines.filter((line) => line.conversationId === conversationId).map(happened)
    return reckonWaits(course, clock).map((wait) => ({ conversationId, ...wait }))
  })
  await sql`delete from conversation_waits where workspace_id = ${ctx.workspaceId} and conversation_id = any (${ids}::uuid[])`.execute(
    ctx.db,
  )
  const zone = ctx.workspace.timeZone
  await sql`insert into conversation_waits (workspace_id, conversation_id, kind, started_at, ended_at, ended_by, minutes, work_minutes,
      agent_id, team_id, channel, weekday, hour)
    select ${ctx.workspaceId}, c.id, w."kind", w."startedAt", w."endedAt", w."endedBy", w.minutes, w."workMinutes", coalesce(w."agentId", c.assignee_id),
      c.team_id, c.channel, extract(isodow from w."startedAt" at time zone ${zone})::int, extract(hour from w."startedAt" at time zone ${zone})::int
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w("conversationId" uuid, "kind" text, "startedAt" timestamptz, "endedAt" timestamptz,
      "endedBy" text, minutes double precision, "workMinutes" double precision, "agentId" uuid)
    join conversations c on c.workspace_id = ${ctx.workspaceId} and c.id = w."conversationId"
    on conflict do nothing`.execute(ctx.db)
}

const happened = ({ at, what, byId, byCustomer }: Line): Happened => {
  const when = new Date(at)
  if (what === 'answered') return { at: when, what, by: byId }
  return what === 'reopened' ? { at: when, what, byCustomer } : { at: when, what }
}

/** What counts of what stands in them: the customer's words, people's answers that left, and each resolving and reopening. */
async function linesOf(ctx: Ctx, ids: readonly string[]): Promise<Line[]> {
  const { rows } =
    await sql<Line>`select m.conversation_id, m.sent_at as at, m.user_id as by_id, m.author = 'contact' as by_customer,
      case when m.kind = 'incoming' then 'asked' when m.kind = 'outgoing' then 'answered'
        when m.act ->> 'to' = 'resolved' then 'resolved' else 'reopened' end as what
    from conversation_messages m
    where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = any (${ids}::uuid[])
      and (m.kind = 'incoming' and m.author = 'contact'
        or m.kind = 'outgoing' and m.author = 'user' and m.delivery <> 'failed'
        or m.kind = 'act' and m.act ->> 'field' = 'state' and (m.act ->> 'to' = 'resolved' or m.act ->> 'from' = 'resolved'))
    order by m.sent_at, m.id`.execute(ctx.db)
  return rows
}
