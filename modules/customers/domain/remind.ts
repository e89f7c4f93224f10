import './notifications.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'

const AT_ONCE = 200

interface Due {
  id: string
  title: string
  remindAt: string
  people: string[]
}

/**
 * Reminds people of tasks whose time has come: whoever has it, else the team it waits for, else whoever wrote it. Telling and
 * the mark that it was told are one transaction, so a process that dies in between has told nobody and the next one does.
 * @returns how many tasks; there may be more.
 */
export async function remindOfTasks(ctx: Ctx): Promise<number> {
  const { rows } = await sql<Due>`
    select id, title, remind_at, case
        when assignee_id is not null then array[assignee_id]
        when team_id is not null then array(select user_id from team_members as m where m.workspace_id = tasks.workspace_id and m.team_id = tasks.team_id)
        when created_by is not null then array[created_by] else '{}' end as people
      from tasks
     where workspace_id = ${ctx.workspaceId} and completed_at is null and deleted_at is null and remind_at is not null
       and reminded_at is distinct from remind_at and remind_at <= ${ctx.now().toISOString()}
     order by remind_at limit ${AT_ONCE} for update skip locked`.execute(ctx.db)
  for (const { id, title, remindAt, people } of rows)
    await notify(ctx, {
      kind: 'task.reminder',
      to: people,
      ...{ object: 'task', recordId: id, params: { title: title.slice(0, 200) } },
      key: `task.reminder:${id}:${new Date(remindAt).toISOString()}`,
    })
  await sql`update tasks set reminded_at = remind_at
    where workspace_id = ${ctx.workspaceId} and id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  return rows.length
}
