import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { valueNames } from '#platform/objects/columns'
import { CUSTOM } from '#platform/objects/custom-values'
import type { ObjectType, Write } from '#platform/objects/object-type'
import { saveRecords } from '#platform/objects/save-records'
import { trashRecords } from '#platform/objects/trash-records'
import { nextOf } from './repeat-rule.ts'
import { timeZoneOf } from './time-zone-of.ts'
import { stoodBefore } from './write-task.ts'

/**
 * Completing a task that repeats makes the next one; opening it again takes that one back while nobody has touched it. The
 * rows are locked by the write that asks: two who complete a task at once make one next, and the table's unique constraint says so.
 */
export async function followUpTasks(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const repeating = writes.filter(({ after }) => after.repeat && after.dueAt)
  const done = repeating.filter((write) => !stoodBefore(write)?.completedAt && write.after.completedAt)
  const opened = repeating.filter((write) => stoodBefore(write)?.completedAt && !write.after.completedAt)
  if (opened.length > 0) await takeBack(ctx, opened.map(idOf))
  if (done.length > 0) await makeNext(ctx, done)
}

const idOf = ({ id }: Write) => id

async function makeNext(ctx: Ctx, done: readonly Write[]): Promise<void> {
  const type = ctx.objects.find('task')
  const followed = new Set((await followers(ctx, done.map(idOf))).map(({ followsId }) => followsId))
  const zones = await timeZoneOf(
    ctx,
    done.flatMap(({ after }) => (after.assigneeId ? String(after.assigneeId) : [])),
  )
  const following = done.flatMap((write) => {
    if (followed.has(write.id)) return []
    const { repeat, dueAt, assigneeId } = write.after
    const timeZone = zones.get(String(assigneeId)) ?? ctx.workspace.timeZone
    const next = nextOf({ rule: String(repeat), dueAt: String(dueAt), after: ctx.now(), timeZone })
    return next ? [{ write, next }] : []
  })
  const saved = await saveRecords(
    ctx,
    type,
    following.map(({ write, next }) => ({ input: inputOf(type, write, next) })),
  )
  const pairs = saved.flatMap((result, at) =>
    result.status === 'created' ? [{ id: result.id, followsId: following[at]?.write.id }] : [],
  )
  await sql`update tasks set follows_id = r."followsId"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r(id uuid, "followsId" uuid)
    where workspace_id = ${ctx.workspaceId} and tasks.id = r.id`.execute(ctx.db)
  await sql`insert into activity_links (workspace_id, owner_id, part, record_id, object, position)
    select workspace_id, r.id, part, record_id, object, position
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r(id uuid, "followsId" uuid)
    join activity_links on workspace_id = ${ctx.workspaceId} and owner_id = r."followsId"`.execute(ctx.db)
}

/** What the next one does not take over, or takes over otherwise. */
const ownOfEach = ['completedAt', 'dueAt', 'remindAt', 'repeat', 'checklist', 'assigneeId', 'externalId']

function inputOf(type: ObjectType, { after }: Write, next: { dueAt: string; rule: string }): Record<string, unknown> {
  const { dueAt, remindAt, teamId, assigneeId } = after
  const custom: Record<string, unknown> = {}
  const input: Record<string, unknown> = {
    ...{ dueAt: next.dueAt, repeat: next.rule },
    // What was taken out of a queue goes back there: next time somebody else may be first.
    ...(teamId ? {} : { assigneeId }),
    checklist: (after.checklist as { text: string }[]).map(({ text }) => ({ text, done: false })),
  }
  if (typeof remindAt === 'string') {
    const ahead = Date.parse(String(dueAt)) - Date.parse(remindAt)
    input.remindAt = new Date(Date.parse(next.dueAt) - ahead).toISOString()
  }
  for (const name of valueNames(type)) {
    if (ownOfEach.includes(name) || type.fields[name]?.unique || after[name] === null) continue
    if (name.startsWith(CUSTOM)) custom[name.slice(CUSTOM.length)] = after[name]
    else input[name] = after[name]
  }
  return { ...input, ...(Object.keys(custom).length > 0 ? { custom } : {}) }
}

interface Follower {
  id: string
  followsId: string
  isTouched: boolean
}

async function followers(ctx: Ctx, ids: readonly string[]): Promise<Follower[]> {
  const { rows } =
    await sql<Follower>`select id, follows_id, version > 1 or completed_at is not null as is_touched from tasks
    where workspace_id = ${ctx.workspaceId} and follows_id = any (${ids}::uuid[])`.execute(ctx.db)
  return rows
}

async function takeBack(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const untouched = (await followers(ctx, ids)).filter(({ isTouched }) => !isTouched).map(({ id }) => id)
  await trashRecords(ctx, ctx.objects.find('task'), untouched)
  await sql`update tasks set follows_id = null
    where workspace_id = ${ctx.workspaceId} and id = any (${untouched}::uuid[])`.execute(ctx.db)
}
