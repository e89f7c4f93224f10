import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'

export const reportParts = ['policy', 'person', 'team', 'kind', 'reason'] as const
type Part = (typeof reportParts)[number]

interface Row {
  part: string | null
  name: string | null
  met: number
  late: number
  overdue: number
}

const cells: Record<Part, RawBuilder<unknown>> = {
  policy: sql`o.policy_id`,
  person: sql`o.owner_id`,
  team: sql`o.team_id`,
  kind: sql`o.kind`,
  reason: sql`case when o.outcome = 'met' then null when o.ended_at is null then 'open' when o.ended_by = 'solved' and o.kind <> 'resolution'
    then 'unanswered' else 'late' end`,
}

const names: Record<Part, RawBuilder<unknown>> = {
  policy: sql`max(o.policy_name)`,
  person: sql`max(u.name)`,
  team: sql`max(w.name)`,
  kind: sql`null`,
  reason: sql`null`,
}

/** By which field of a target a part is asked for; what has none is counted and not opened apart. */
const fields: Record<Part, string | null> = {
  policy: 'policyId',
  person: 'ownerId',
  team: 'teamId',
  kind: 'kind',
  reason: null,
}

/**
 * Targets by the day they were due, in the workspace's time zone: what was kept over what was due. Open and overdue counts as missed;
 * what is not due yet, and what is promised no more, counts for nothing. A target is counted for whoever had the ticket when it was due.
 */
export async function slaReport(ctx: Ctx, { from, to, by }: { from: string; to: string; by: Part }) {
  const living = await matching(ctx, ctx.objects.find('ticket'), {})
  const zone = ctx.workspace.timeZone
  const cell = cells[by]
  const { rows } = await sql<
    Row & { isTotal: boolean }
  >`select ${cell} as part, ${names[by]} as name, grouping(${cell}) = 1 as is_total,
      count(*) filter (where o.outcome = 'met')::int as met,
      count(*) filter (where o.outcome = 'breached' and o.ended_at is not null)::int as late,
      count(*) filter (where o.outcome = 'breached' and o.ended_at is null)::int as overdue
    from ticket_outcomes o
    join tickets on tickets.workspace_id = o.workspace_id and tickets.id = o.ticket_id
    left join users u on u.id::text = o.owner_id
    left join teams w on w.workspace_id = o.workspace_id and w.id::text = o.team_id
    where o.workspace_id = ${ctx.workspaceId} and ${living}
      and (o.due_at at time zone ${zone})::date between ${from} and ${to}
    group by grouping sets ((1), ()) order by count(*) desc limit 200`.execute(ctx.db)
  const line = ({ part, name, met, late, overdue }: Row, own: Filter[]) => {
    const all = met + late + overdue
    return {
      ...{ part, name, met, late, overdue, attainment: all === 0 ? null : met / all },
      records: recordsOf({ from, to }, own),
      missed: recordsOf({ from, to }, [...own, { field: 'outcome', op: 'in', value: ['breached'] }]),
    }
  }
  const total = rows.find(({ isTotal }) => isTotal) ?? { part: null, name: null, met: 0, late: 0, overdue: 0 }
  const field = fields[by]
  return {
    total: line(total, []),
    items: rows
      .filter(({ isTotal }) => !isTotal)
      .map((row) => {
        const own: Filter[] = !field
          ? []
          : row.part === null
            ? [{ field, op: 'isEmpty' }]
            : [{ field, op: 'eq', value: row.part }]
        return line(row, own)
      }),
  }
}

const recordsOf = ({ from, to }: { from: string; to: string }, own: Filter[]): Filter => ({
  and: [
    {
      ...{ related: 'ticketTargets', how: 'count', op: 'gte', value: 1 },
      where: { and: [{ field: 'dueAt', op: 'between', value: [from, to] }, ...own] },
    },
  ],
})
