import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'

export interface Absence {
  id: string
  userId: string
  /** The first and the last day, by the person’s own clock. */
  from: string
  to: string
}

/** Who is away today or will be, by their first day. */
export async function listAbsences(ctx: Ctx): Promise<Absence[]> {
  const { rows } = await sql<Absence>`select id, user_id, from_day::text as "from", to_day::text as "to" from absences
    where workspace_id = ${ctx.workspaceId} and to_day >= ${ctx.now().toISOString()}::timestamptz::date - 1
    order by from_day, id`.execute(ctx.db)
  return rows
}

/** Notes that somebody is away: oneself, or a colleague by whoever manages people. @throws Refusal forbidden, invalid_input */
export async function addAbsence(
  ctx: Ctx,
  { userId, from, to }: { userId?: string | undefined; from: string; to: string },
): Promise<Absence> {
  const whose = userId ?? ctx.userId
  if (whose !== ctx.userId && !ctx.may('members')) refuse('forbidden', { permission: 'members' })
  const id = uuidv7()
  const { rows } = await sql`insert into absences (workspace_id, id, user_id, from_day, to_day, created_at)
    select workspace_id, ${id}, user_id, ${from}, ${to}, ${ctx.now().toISOString()} from memberships
    where workspace_id = ${ctx.workspaceId} and user_id = ${whose} returning id`.execute(ctx.db)
  if (rows.length === 0 || whose === null)
    refuseInput({
      ...{ path: 'userId', code: 'unknown_member', message: 'Nobody of this id works here' },
      mend: 'Use an id of GET /api/v1/members.',
    })
  return { id, userId: whose, from, to }
}

/** Takes an absence back. @throws Refusal absence_not_found, also for one of somebody else without the right to manage people. */
export async function removeAbsence(ctx: Ctx, id: string): Promise<{ id: string }> {
  const whose = ctx.may('members') ? sql`true` : sql`user_id = ${ctx.userId}`
  const { rows } = await sql`delete from absences where workspace_id = ${ctx.workspaceId} and id = ${id} and ${whose}
    returning id`.execute(ctx.db)
  if (rows.length === 0) refuse('absence_not_found')
  return { id }
}
