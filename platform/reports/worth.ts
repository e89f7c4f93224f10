import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, fieldFacts } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'

/** An amount of a record in the workspace's currency; null where no rate is known. */
type Converted = (ctx: Ctx, amount: RawBuilder<unknown>) => RawBuilder<unknown>

const conversions = new Map<string, Converted>()

/** Says by which rates amounts of an object's records are converted. Without, those in other currencies are left out. */
export function declareWorth(object: string, converted: Converted): void {
  conversions.set(object, converted)
}

/** What adds up of a field: numbers as they are, money in the workspace's currency or null. */
export function addable(ctx: Ctx, type: ObjectType, field: string): { amount: RawBuilder<unknown>; isMoney: boolean } {
  const amount = column(type, field)
  if (fieldFacts(type, field)?.type !== 'money' || !type.fields.currency) return { amount, isMoney: false }
  const converted = conversions.get(type.name)?.(ctx, amount) ?? sql`null::bigint`
  const own = sql`${column(type, 'currency')} = ${sql.lit(ctx.workspace.currency)}`
  return { amount: sql`case when ${own} then ${amount} else ${converted} end`, isMoney: true }
}
