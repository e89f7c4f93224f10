import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { Purchases } from '../contract/purchases.ts'
import { wasBought } from './was-bought.ts'

/** What a contact or a company bought, the largest currency first. Nothing where nothing was. */
export async function purchasesOf(ctx: Ctx, buyer: 'contact' | 'company', id: string): Promise<Purchases> {
  const type = ctx.objects.find(buyer)
  // Whoever may not see the buyer must not learn that there is one.
  if (!ctx.may(`${type.plural}.read`)) refuse('record_not_found', { object: buyer })
  await findRecord(ctx, type, id)
  const bought = sql.ref(buyer === 'contact' ? 'contactId' : 'companyId')
  const { rows } = await sql<Purchases['items'][number]>`
    select currency, count(*)::int as orders, sum(total)::bigint as total, round(avg(total))::bigint as average,
      min(placed_at) as first_at, max(placed_at) as last_at
    from orders
    where workspace_id = ${ctx.workspaceId} and ${bought} = ${id} and deleted_at is null
      and ${wasBought}
    group by currency order by sum(total) desc, currency`.execute(ctx.db)
  return { items: rows }
}
