import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import type { Said } from '../contract/forecast.ts'
import type { Scope } from '../contract/shapes.ts'
import type { Submission } from '../contract/submissions.ts'
import { peopleMeant } from './people-meant.ts'
import { type Period, periodOf } from './period-arithmetic.ts'

const MOST = 100

interface Whose {
  period: Period
  people: readonly string[] | null
  scope: Scope
}

/** What people said they would bring in a period, newest first. @throws Refusal team_not_found */
export async function listSubmissions(ctx: Ctx, scope: Scope): Promise<Submission[]> {
  const period = periodOf(scope.span, scope.on ?? localDay(ctx.now().toISOString(), ctx.workspace.timeZone))
  const people = await peopleMeant(ctx, scope)
  const { rows } = await sql<Submission>`
    select s.id, s.user_id, s.revision, s.amount, s.currency, s.note, s.submitted_at from forecast_submissions s
    where ${within(ctx, { period, people, scope })} order by s.submitted_at desc, s.id desc limit ${MOST}`.execute(
    ctx.db,
  )
  return rows
}

/**
 * The last word of each person about a period as of a moment, in the workspace's currency, and what it was a week before.
 * @param moment an instant, as SQL
 */
export async function lastWords(ctx: Ctx, whose: Whose, moment: RawBuilder<unknown>): Promise<Map<string, Said>> {
  const { rows } = await sql<Said & { userId: string }>`
    with known as (
      select s.* from forecast_submissions s
      where ${within(ctx, whose)} and s.currency = ${ctx.workspace.currency} and s.submitted_at <= ${moment})
    select distinct on (k.user_id) k.user_id, k.revision, k.amount, k.note, k.submitted_at,
      (select b.amount from known b where b.user_id = k.user_id and b.submitted_at <= ${moment} - interval '7 days'
        order by b.revision desc limit 1) as week_ago,
      k.submitted_at <= ${moment} - interval '7 days' as stale
    from known k order by k.user_id, k.revision desc`.execute(ctx.db)
  return new Map(rows.map(({ userId, ...said }) => [userId, said]))
}

const within = (ctx: Ctx, { period, people, scope }: Whose) => sql`s.workspace_id = ${ctx.workspaceId}
  and s.span = ${period.span} and s.starts_on = ${period.startsOn}::date
  and s.pipeline is not distinct from ${scope.pipeline ?? null}::text
  and ${people === null ? sql`true` : sql`s.user_id = any (${people}::uuid[])`}`
