import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Rfm } from '../contract/rfm.ts'
import { type RfmGroup, rfmFields, rfmGroups } from './rfm-groups.ts'

interface Cell {
  recency: number
  frequency: number
  contacts: number
  orders: number
  total: number
}

/** The grid of recency by frequency with what each field holds, the groups, and from where to where each score reaches. */
export async function describeRfm(ctx: Ctx): Promise<Rfm> {
  const run = await ctx.db
    .selectFrom('rfmRuns')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  const { rows: cells } = await sql<Cell>`
    select recency, frequency, count(*)::int as contacts, sum(orders)::bigint as orders, sum(total)::bigint as total
    from rfm_scores where workspace_id = ${ctx.workspaceId} group by recency, frequency`.execute(ctx.db)
  const found = new Map(cells.map((cell) => [`${cell.recency} ${cell.frequency}`, cell]))
  const nothing = { contacts: 0, orders: 0, total: 0 }
  const fields = rfmFields.map((field) => ({
    ...nothing,
    ...found.get(`${field.recency} ${field.frequency}`),
    ...field,
  }))
  const segments = await ctx.db
    .selectFrom('segments')
    .select(['id', 'readyMade'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('readyMade', 'like', 'rfm.%')
    .execute()
  const sum = (group: RfmGroup, of: 'contacts' | 'orders' | 'total') =>
    fields.filter((field) => field.group === group).reduce((all, field) => all + field[of], 0)
  return {
    computedAt: run?.computedAt ?? null,
    computing: run?.requestedAt !== null && run?.requestedAt !== undefined,
    currency: run?.currency ?? ctx.workspace.currency,
    windowMonths: run?.windowMonths ?? 24,
    contacts: fields.reduce((all, { contacts }) => all + contacts, 0),
    otherOrders: run?.otherOrders ?? 0,
    otherContacts: run?.otherContacts ?? 0,
    fields,
    groups: rfmGroups.map((group) => ({
      group,
      contacts: sum(group, 'contacts'),
      orders: sum(group, 'orders'),
      total: sum(group, 'total'),
      segmentId: segments.find(({ readyMade }) => readyMade === `rfm.${group}`)?.id ?? null,
    })),
    scores: await reachOf(ctx),
  }
}

/** From where to where each score reaches, as far as anybody has it. */
async function reachOf(ctx: Ctx): Promise<Rfm['scores']> {
  const { rows } = await sql<Rfm['scores'][number]>`
    select measure, score, min(value)::double precision as "from", max(value)::double precision as "to", count(*)::int as contacts
    from rfm_scores, lateral (values
      ('recency', recency, (${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date
        - (last_at at time zone ${ctx.workspace.timeZone})::date),
      ('frequency', frequency, orders), ('monetary', monetary, total)) as each(measure, score, value)
    where workspace_id = ${ctx.workspaceId} group by measure, score order by measure, score desc`.execute(ctx.db)
  return rows
}
