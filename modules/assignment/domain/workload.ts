import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { ownerField } from './assignable.ts'

/** What somebody has to do. */
export interface Workload {
  userId: string
  /** Open tasks of any object. */
  tasks: number
  /** Records of one object that are theirs and open: as its type says, else all that are not in the trash. */
  records: number
  /** Those of them that ask for their whole attention. */
  live: number
}

/** The load of these people. */
export async function workloadOf(ctx: Ctx, type: ObjectType, userIds: readonly string[]): Promise<Workload[]> {
  if (userIds.length === 0) return []
  const whole = wholeOf(type)
  const open = await matching(ctx, whole, { filter: whole.routing?.active ?? whole.open })
  const attention = whole.routing?.live()
  const live = attention ? await matching(ctx, whole, { filter: attention }) : sql<SqlBool>`false`
  const { rows } = await sql<Workload>`select asked.user_id, held.records, held.live,
      (select count(*)::int from tasks where tasks.workspace_id = ${ctx.workspaceId} and tasks.assignee_id = asked.user_id
        and tasks.completed_at is null and tasks.deleted_at is null) as tasks
    from unnest(${userIds}::uuid[]) as asked(user_id)
    cross join lateral (select count(*)::int as records, count(*) filter (where ${live})::int as live
      from ${sql.table(whole.table)} where ${column(whole, 'workspaceId')} = ${ctx.workspaceId}
        and ${column(whole, ownerField(whole))} = asked.user_id and ${open}) as held`.execute(ctx.db)
  return rows
}
