import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { hiddenOf } from '#platform/objects/conceal'
import { seesAll } from '#platform/objects/reach'

/** Whether every record and every field shows to whoever acts. */
export const seesEverything = (ctx: Ctx): boolean =>
  ctx.objects.all().every((type) => seesAll(ctx, type.name) && hiddenOf(type).size === 0)

/**
 * Which rows of a table with `created_by` and `made_by_key` are one's own: the person's; of a key that sees less than everything, what
 * it made itself, for its maker may see more.
 */
export const isOwnWork = (ctx: Ctx, table: 'exports' | 'imports' | 'bulkJobs' | 'undos'): RawBuilder<SqlBool> =>
  ctx.keyId && !seesEverything(ctx)
    ? sql<SqlBool>`${sql.ref(`${table}.madeByKey`)} = ${ctx.keyId}`
    : sql<SqlBool>`${sql.ref(`${table}.createdBy`)} = ${ctx.userId}`
