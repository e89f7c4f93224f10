import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { findSegment } from '#platform/segments/stored-segment'
import type { SegmentPurchases } from '../contract/rfm.ts'
import { wasBought } from './was-bought.ts'

/**
 * What the members of segments bought: the figures two segments are compared by. Money in the workspace's currency; sums
 * are divided once, never averaged averages. Living members, purchases as `purchasesOf` counts them.
 */
export async function segmentPurchases(
  ctx: Ctx,
  { id, withId }: { id: string; withId: string },
): Promise<{ currency: string; items: SegmentPurchases[] }> {
  const items: SegmentPurchases[] = []
  for (const each of [id, withId]) items.push(await purchasesIn(ctx, each))
  return { currency: ctx.workspace.currency, items }
}

async function purchasesIn(ctx: Ctx, id: string): Promise<SegmentPurchases> {
  const { object } = await findSegment(ctx, id)
  if (object !== 'contact' && object !== 'company')
    refuseInput({
      path: 'id',
      code: 'buys_nothing',
      message: `${object} records buy nothing`,
      mend: 'Use contacts or companies.',
    })
  const type = ctx.objects.find(object)
  const buyer = sql.ref(object === 'contact' ? 'orders.contactId' : 'orders.companyId')
  const { rows } = await sql<{ members: number; buyers: number; orders: number; revenue: number }>`
    with member as materialized (select record_id from segment_members join ${sql.table(type.table)} as record
        on record.workspace_id = segment_members.workspace_id and record.id = segment_members.record_id
      where segment_members.workspace_id = ${ctx.workspaceId} and segment_id = ${id} and record.deleted_at is null),
    bought as (select count(*)::int as orders, count(distinct ${buyer})::int as buyers, coalesce(sum(total), 0)::bigint as revenue
      from orders join member on member.record_id = ${buyer}
      where orders.workspace_id = ${ctx.workspaceId} and deleted_at is null and ${wasBought}
        and currency = ${ctx.workspace.currency})
    select (select count(*)::int from member) as members, bought.* from bought`.execute(ctx.db)
  const { members, buyers, orders, revenue } = rows[0] ?? { members: 0, buyers: 0, orders: 0, revenue: 0 }
  return {
    segmentId: id,
    members,
    buyers,
    orders,
    revenue,
    perMember: members > 0 ? Math.round(revenue / members) : null,
    perOrder: orders > 0 ? Math.round(revenue / orders) : null,
    ordersPerBuyer: buyers > 0 ? orders / buyers : null,
  }
}
