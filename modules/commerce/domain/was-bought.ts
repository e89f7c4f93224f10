import { type SqlBool, sql } from 'kysely'

/** Which orders count as bought: not those never placed, called off, or given back in goods or money. */
export const wasBought = sql<SqlBool>`orders.status not in ('draft', 'cancelled', 'returned', 'refunded')`
