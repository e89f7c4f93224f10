import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'

/**
 * Takes a task that nobody has. Two may try at once: the row's lock decides who was first, and the other is told who has it.
 * @throws Refusal record_not_found, task_taken
 */
export async function claimTask(ctx: Ctx, { id }: { id: string }): Promise<AnyRecord> {
  const { rows } = await sql<{ assigneeId: string | null }>`select assignee_id from tasks
    where workspace_id = ${ctx.workspaceId} and id = ${id} and deleted_at is null for update`.execute(ctx.db)
  const [task] = rows
  if (!task) return refuse('record_not_found', { object: 'task' })
  if (task.assigneeId && task.assigneeId !== ctx.userId)
    refuse('task_taken', { assigneeId: task.assigneeId, name: await nameOf(ctx, task.assigneeId) })
  return saveRecord(ctx, ctx.objects.find('task'), { id, input: { assigneeId: ctx.userId } })
}

async function nameOf(ctx: Ctx, userId: string): Promise<string> {
  const row = await ctx.db.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name ?? ''
}
