import './notifications.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { saveRecords } from '#platform/objects/save-records'

/** Opens what slept until now, and tells whose it is. @returns how many */
export async function wake(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{
    id: string
    assigneeId: string | null
    subject: string | null
    number: string
    until: string
  }>`
    select id, assignee_id, subject, number, snoozed_until as until from conversations
    where workspace_id = ${ctx.workspaceId} and state = 'snoozed' and snoozed_until <= ${ctx.now().toISOString()}
      and deleted_at is null order by id limit 200 for update skip locked`.execute(ctx.db)
  await saveRecords(
    ctx,
    ctx.objects.find('conversation'),
    rows.map(({ id }) => ({ id, input: {}, prepared: { input: { state: 'open' }, errors: [] } })),
  )
  for (const { id, assigneeId, subject, number, until } of rows)
    if (assigneeId)
      await notify(ctx, {
        ...{ kind: 'conversation.woke', to: [assigneeId], object: 'conversation', recordId: id, key: `${id}:${until}` },
        params: { id, subject: subject ?? number },
      })
  return rows.length
}
