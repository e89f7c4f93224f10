import { sql } from 'kysely'
import { plusDays } from '#platform/calendar/days'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import { today } from '#platform/reports/answer-figures'
import { declareDimension } from '#platform/reports/dimension'
import { fractionDigits } from '#platform/values/money'

/** Where sizes begin, in whole units of the workspace's currency. */
const sizes = [
  { name: 'under1000', from: 0, to: 1_000 },
  { name: 'from1000', from: 1_000, to: 5_000 },
  { name: 'from5000', from: 5_000, to: 25_000 },
  { name: 'from25000', from: 25_000, to: 100_000 },
  { name: 'from100000', from: 100_000, to: null },
]
const minor = ({ workspace }: Ctx) => 10 ** fractionDigits(workspace.currency)

declareDimension({
  object: 'deal',
  name: 'size',
  values: sizes.map(({ name }) => name),
  cell: (ctx) =>
    sql`case when deals.currency <> ${sql.lit(ctx.workspace.currency)} then null ${sql.join(
      sizes.map(({ name, to }) =>
        to === null
          ? sql`else ${sql.lit(name)} end`
          : sql`when deals.value < ${sql.lit(to * minor(ctx))} then ${sql.lit(name)}`,
      ),
      sql` `,
    )}`,
  where: (ctx, value) => {
    const size = sizes.find(({ name }) => name === value)
    if (!size) return { field: 'currency', op: 'ne', value: ctx.workspace.currency }
    const parts: Filter[] = [{ field: 'currency', op: 'eq', value: ctx.workspace.currency }]
    if (size.from > 0) parts.push({ field: 'value', op: 'gte', value: size.from * minor(ctx) })
    if (size.to !== null) parts.push({ field: 'value', op: 'lt', value: size.to * minor(ctx) })
    return { and: parts }
  },
})

/** Days since a deal began, as far as an age reaches. */
const ages = [
  { name: 'upTo30', to: 30 },
  { name: 'upTo60', to: 60 },
  { name: 'upTo90', to: 90 },
  { name: 'upTo180', to: 180 },
  { name: 'over180', to: null },
]

declareDimension({
  object: 'deal',
  name: 'age',
  values: ages.map(({ name }) => name),
  cell: (ctx) => {
    const local = sql`at time zone ${sql.lit(ctx.workspace.timeZone)}`
    const age = sql`((${sql.lit(ctx.now().toISOString())}::timestamptz ${local})::date - (deals.started_at ${local})::date)`
    return sql`case ${sql.join(
      ages.map(({ name, to }) =>
        to === null ? sql`else ${sql.lit(name)} end` : sql`when ${age} <= ${sql.lit(to)} then ${sql.lit(name)}`,
      ),
      sql` `,
    )}`
  },
  where: (ctx, value) => {
    const index = ages.findIndex(({ name }) => name === value)
    const [younger, own] = [ages[index - 1], ages[index]]
    const since = (days: number): Filter => ({ field: 'startedAt', op: 'gte', value: plusDays(today(ctx), -days) })
    return {
      and: [...(own?.to ? [since(own.to)] : []), ...(younger?.to ? [{ not: since(younger.to) }] : [])],
    }
  },
})

const FIRST = 0

declareDimension({
  object: 'deal',
  name: 'product',
  cell: ({ workspaceId }) => sql`(select l.product_id from deal_lines l where l.workspace_id = ${sql.lit(workspaceId)}
    and l.deal_id = deals.id and l.position = ${sql.lit(FIRST)})`,
  where: (_, value) => {
    const first: Filter = { field: 'position', op: 'eq', value: FIRST }
    const its: Filter = {
      field: 'productId',
      op: value === null ? 'isNotEmpty' : 'eq',
      ...(value === null ? {} : { value }),
    }
    return {
      related: 'dealLines',
      how: 'count',
      where: { and: [first, its] },
      op: value === null ? 'eq' : 'gte',
      value: value === null ? 0 : 1,
    }
  },
})

/** Whom deals are credited to: amounts by their shares, which come to the whole; a deal counts with each of its people. */
declareDimension({
  object: 'deal',
  name: 'creditedTo',
  cell: () => sql`credit.user_id`,
  spread: {
    join: () => sql`cross join lateral (
      select case when c.at is null then deals.owner_id else (c.share ->> 'userId')::uuid end as user_id, coalesce(c.at, 1)::integer as place
      from (select) as one left join jsonb_array_elements(deals.credits) with ordinality as c(share, at) on true) as credit`,
    share: (amount) => sql`kith.credited((${amount})::bigint, deals.credits, credit.place)`,
  },
  where: (_, value) => ({
    related: 'dealCredits',
    how: 'count',
    where: { field: 'userId', op: value === null ? 'isEmpty' : 'in', ...(value === null ? {} : { value: [value] }) },
    op: 'gte',
    value: 1,
  }),
})
