import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import { matching } from '#platform/objects/list-records'
import { titlesOf } from '#platform/objects/titles'
import type { Passed, Weighed } from '../contract/rule-shape.ts'
import { findRouted } from './assignable.ts'
import { urgency } from './wanting.ts'

interface Row {
  recordId: string
  ruleId: string | null
  since: string
  startedAt: string
  overflowAt: string | null
  reason: { people: Weighed[]; passed: Passed[] } | null
  place: number
}

interface Figures {
  ruleId: string
  name: string
  teamId: string | null
  waiting: number
  longestSince: string | null
  given: number
  median: number | null
}

/** So many are shown of those that wait; the figures are of all. */
const MOST = 200
const DAYS = 7

/**
 * What waits for somebody, in the order in which it will be given, and for each rule how many wait, since when, and how long those
 * of the last days waited (the median). Places are among what shows to whoever asks. @throws Refusal invalid_input
 */
export async function readQueues(ctx: Ctx, { object }: { object: string }) {
  const { routing } = findRouted(ctx, object)
  const type = wholeOf(ctx.objects.find(object))
  const active = await matching(ctx, type, { filter: routing.active })
  const waiting = sql`select q.record_id, q.asked_rule as rule_id, q.queued_at as since, q.started_at, q.overflow_at, q.reason,
      row_number() over (partition by q.asked_rule order by ${urgency(type, routing)} desc nulls last, q.queued_at, q.id)::int as place
    from assignment_queue q join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = q.workspace_id
      and ${column(type, 'id')} = q.record_id
    where q.workspace_id = ${ctx.workspaceId} and q.object = ${object} and ${active}
      and ${column(type, routing.holder)} is null`
  const [{ rows }, { rows: queues }] = await Promise.all([
    sql<Row>`select * from (${waiting}) as waiting order by place, since limit ${MOST}`.execute(ctx.db),
    figures(ctx, object, waiting),
  ])
  const titles = await titlesOf(
    ctx,
    rows.map(({ recordId }) => ({ object, id: recordId })),
  )
  return {
    queues,
    items: rows.map(({ reason, ...row }) => ({
      ...row,
      title: titles.get(row.recordId)?.title ?? '',
      people: reason?.people ?? [],
      passed: reason?.passed ?? [],
    })),
  }
}

const figures = (ctx: Ctx, object: string, waiting: ReturnType<typeof sql>) =>
  sql<Figures>`with waiting as (${waiting})
    select r.id as rule_id, r.name, r.team_id, (select count(*)::int from waiting w where w.rule_id = r.id) as waiting,
      (select min(w.since) from waiting w where w.rule_id = r.id) as longest_since, given.count as given, given.median
    from assignment_rules r
    left join lateral (select count(*)::int as count, percentile_cont(0.5) within group
        (order by extract(epoch from a.assigned_at - a.started_at) / 60.0) as median
      from assignments a where a.workspace_id = r.workspace_id and a.object = r.object and a.rule_id = r.id
        and a.occasion <> 'applied' and a.assigned_at >= ${new Date(ctx.now().getTime() - DAYS * 86_400_000).toISOString()}) as given on true
    where r.workspace_id = ${ctx.workspaceId} and r.object = ${object} and r.is_on order by r.position, r.id`.execute(
    ctx.db,
  )
