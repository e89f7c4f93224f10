import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { followUpTasks } from './follow-up-tasks.ts'
import { tellAssigned } from './tell-assigned.ts'
import { changedLinks, writeLinks } from './write-links.ts'

/** A task as it stood before a write. */
export interface Stood {
  dueAt: string | null
  completedAt: string | null
  assigneeId: string | null
  teamId: string | null
}

/** What the second hook must know of the time before the first. */
const before = new WeakMap<Write, Stood>()

/** How the task of a write stood; undefined for a new one. */
export const stoodBefore = (write: Write): Stood | undefined => before.get(write)

const telling = ['dueAt', 'completedAt', 'assigneeId', 'teamId'] as const

/** Before tasks are written: a reminder moves along with what it reminds of, and a task that comes again makes the next one. */
export async function taskBefore(ctx: Ctx, writes: Write[]): Promise<void> {
  await changedLinks(ctx, writes, ['links'])
  const changing = writes.filter(({ created, input }) => !created && telling.some((name) => input[name] !== undefined))
  if (changing.length === 0) return
  const stood = await standing(
    ctx,
    changing.map(({ id }) => id),
  )
  for (const write of changing) {
    const was = stood.get(write.id)
    if (!was) continue
    before.set(write, was)
    moveReminder(write, was)
  }
  await followUpTasks(ctx, changing)
}

/** After tasks are written: their links, and word to whom they were given. */
export async function taskWritten(ctx: Ctx, writes: Write[]): Promise<void> {
  await Promise.all([writeLinks(ctx, writes, ['links']), tellAssigned(ctx, writes)])
}

function moveReminder({ input, after }: Write, { dueAt: was }: Stood): void {
  const { dueAt, remindAt } = after
  if (input.remindAt !== undefined || !was || typeof dueAt !== 'string' || typeof remindAt !== 'string') return
  after.remindAt = new Date(Date.parse(remindAt) + Date.parse(dueAt) - Date.parse(was)).toISOString()
}

async function standing(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Stood>> {
  const { rows } = await sql<Stood & { id: string }>`select id, due_at, completed_at, assignee_id, team_id from tasks
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...stood }) => [id, stood]))
}
