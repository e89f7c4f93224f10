import './notifications.ts'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import type { Write } from '#platform/objects/object-type'
import { actsOf } from './write-conversation.ts'

/** Tells people of conversations that were given to them, and teams of what came into their queue. */
export async function tellAssigned(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  // What is brought along or retold for the demo is no news.
  if (ctx.actor.kind === 'import' || ctx.isRetold) return
  const waiting = writes.filter(({ after }) => after.state !== 'resolved')
  const given = waiting.filter((write) => isNow(write, 'assigneeId'))
  const queued = waiting.filter((write) => !write.after.assigneeId && isNow(write, 'teamId'))
  for (const { id, after } of given) await tell(ctx, 'conversation.assigned', [String(after.assigneeId)], { id, after })
  if (queued.length === 0) return
  const members = await ctx.db
    .selectFrom('teamMembers')
    .select(['teamId', 'userId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'teamId',
      'in',
      queued.map(({ after }) => String(after.teamId)),
    )
    .execute()
  for (const { id, after } of queued) {
    const team = members.filter(({ teamId }) => teamId === after.teamId).map(({ userId }) => userId)
    await tell(ctx, 'conversation.queued', team, { id, after })
  }
}

const isNow = (write: Write, field: 'assigneeId' | 'teamId') =>
  typeof write.after[field] === 'string' && (write.created || actsOf(write).some((act) => act.field === field))

const tell = (ctx: Ctx, kind: string, to: readonly string[], { id, after }: Pick<Write, 'id' | 'after'>) =>
  notify(ctx, {
    ...{ kind, to, object: 'conversation', recordId: id, key: uuidv7() },
    params: { id, subject: String(after.subject ?? after.number ?? '').slice(0, 200) },
  })
