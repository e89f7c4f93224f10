import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { OWNER } from './assignable.ts'

/** What somebody has to do. */
export interface Workload {
  userId: string
  /** Open tasks of any object. */
  tasks: number
  /** Records of one object that are theirs and open: as its type says, else all that are not in the trash. */
  records: number
}

/** The load of these people. */
export async function workloadOf(ctx: Ctx, type: ObjectType, userIds: readonly string[]): Promise<Workload[]> {
  if (userIds.length === 0) return []
  const whole = wholeOf(type)
  const open = await matching(ctx, whole, { filter: whole.open })
  const { rows } = await sql<Workload>`select asked.user_id,
      (select count(*)::int from tasks where tasks.workspace_id = ${ctx.workspaceId} and tasks.assignee_id = asked.user_id
        and tasks.completed_at is null and tasks.deleted_at is null) as tasks,
      (select count(*)::int from ${sql.table(whole.table)} where ${column(whole, 'workspaceId')} = ${ctx.workspaceId}
        and ${column(whole, OWNER)} = asked.user_id and ${open}) as records
    from unnest(${userIds}::uuid[]) as asked(user_id)`.execute(ctx.db)
  return rows
}
