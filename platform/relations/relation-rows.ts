import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { DB } from '#platform/db/tables.generated'

/** Relations with the objects of their ends, newest first. */
export function relationsWhere(
  ctx: Ctx,
  limit: number,
  where: (eb: ExpressionBuilder<DB, 'relations' | 'relationTypes'>) => Expression<SqlBool>,
) {
  return ctx.db
    .selectFrom('relations')
    .innerJoin('relationTypes', (join) =>
      join
        .onRef('relationTypes.workspaceId', '=', 'relations.workspaceId')
        .onRef('relationTypes.id', '=', 'relations.typeId'),
    )
    .select(['relations.id', 'typeId', 'fromId', 'toId', 'note', 'since', 'until', 'relations.createdAt'])
    .select(['relationTypes.fromObject', 'relationTypes.toObject'])
    .where('relations.workspaceId', '=', ctx.workspaceId)
    .where(where)
    .orderBy('relations.id', 'desc')
    .limit(limit)
    .execute()
}
export type RelationRow = Awaited<ReturnType<typeof relationsWhere>>[number]
