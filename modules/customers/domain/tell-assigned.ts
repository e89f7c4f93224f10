import './notifications.ts'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import type { Write } from '#platform/objects/object-type'
import { stoodBefore } from './write-task.ts'

/** Tells people of tasks that were given to them, and teams of what came into their queue; many at once in one line. */
export async function tellAssigned(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  // Whoever brings old lists along tells nobody of each line; what is retold for the demo is no news.
  if (ctx.actor.kind === 'import' || ctx.isRetold) return
  const open = writes.filter(({ after }) => !after.completedAt)
  const assigned = byTarget(open, 'assigneeId', () => true)
  const queued = byTarget(open, 'teamId', ({ after }) => !after.assigneeId)
  for (const [userId, given] of assigned) await tell(ctx, 'task.assigned', [userId], given)
  if (queued.size === 0) return
  const members = await ctx.db
    .selectFrom('teamMembers')
    .select(['teamId', 'userId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('teamId', 'in', [...queued.keys()])
    .execute()
  for (const [teamId, given] of queued) {
    const team = members.filter((member) => member.teamId === teamId).map(({ userId }) => userId)
    await tell(ctx, 'task.queued', team, given)
  }
}

function byTarget(writes: readonly Write[], name: 'assigneeId' | 'teamId', holds: (write: Write) => boolean) {
  const found = new Map<string, Write[]>()
  for (const write of writes) {
    const target = write.after[name]
    const isNow = write.created || (stoodBefore(write) && stoodBefore(write)?.[name] !== target)
    if (typeof target !== 'string' || !isNow || !holds(write)) continue
    found.set(target, [...(found.get(target) ?? []), write])
  }
  return found
}

async function tell(ctx: Ctx, kind: string, to: readonly string[], given: readonly Write[]): Promise<void> {
  const [only] = given
  const one = given.length === 1 && only ? { object: 'task', recordId: only.id } : { object: 'task' }
  const title = String(only?.after.title ?? '').slice(0, 200)
  await notify(ctx, { kind, to, ...one, params: { count: given.length, title }, key: `${kind}:${uuidv7()}` })
}
