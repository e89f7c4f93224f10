import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { checkList } from '#platform/segments/fixed-members'
import { startUndo } from '#platform/undo/start-undo'
import { isListing } from './apply-listing.ts'
import type { Act, BulkJob, Selection } from './bulk-shape.ts'
import { checkChange, checkRights } from './check-act.ts'
import { collect, collectLeft } from './collect.ts'
import { checkCreation } from './create-for.ts'
import { declaredAct } from './declared-acts.ts'
import { describeJob, isUndoable } from './describe-jobs.ts'
import { changeJob, lockJobAt, type StoredJob, settled } from './stored-job.ts'

interface Wanted {
  object: string
  selection: Selection
  act: Act
}

/**
 * Begins to do something to many records, in the background. Which those are is settled here and now.
 * @throws Refusal object_not_found, forbidden, invalid_input naming what no record could take, segment_not_found,
 * segment_not_fixed, nothing_selected
 */
export async function startJob(ctx: Ctx, wanted: Wanted): Promise<BulkJob> {
  const { selection, act } = wanted
  const type = typeOf(ctx, wanted.object)
  checkRights(ctx, type, act)
  if (act.kind === 'change') await checkChange(ctx, type, act)
  if (act.kind === 'createFor') await checkCreation(ctx, type, act)
  if (isListing(act)) await checkList(ctx, type, act.list)
  if (act.kind === 'do') {
    const wants = declaredAct(type, act)
    await wants.act.check(ctx, wants.values)
  }
  return begin(ctx, wanted, (id) => collect(ctx, type, id, { selection, act }))
}

/** The same again for what a job failed at or did not reach. @throws Refusal bulk_job_not_ready */
export async function retryJob(ctx: Ctx, { id }: { id: string }): Promise<BulkJob> {
  const earlier = await lockJobAt(ctx, id, settled)
  checkRights(ctx, typeOf(ctx, earlier.object), earlier.act)
  return begin(ctx, earlier, (retry) => collectLeft(ctx, retry, earlier), id)
}

function typeOf(ctx: Ctx, object: string): ObjectType {
  const type = ctx.objects.all().find(({ name }) => name === object)
  return type && ctx.may(`${type.plural}.read`) ? type : refuse('object_not_found', { object })
}

async function begin(
  ctx: Ctx,
  { object, selection, act }: Wanted,
  collected: (id: string) => Promise<number>,
  retryOf: string | null = null,
): Promise<BulkJob> {
  const id = uuidv7()
  const asked = { object, selection: JSON.stringify(selection), act: JSON.stringify(act), retryOf }
  const createdAt = ctx.now().toISOString()
  const row = {
    workspaceId: ctx.workspaceId,
    id,
    ...asked,
    createdAt,
    createdBy: ctx.userId,
    madeByKey: ctx.keyId ?? null,
  }
  await ctx.db
    .insertInto('bulkJobs')
    .values({ ...row, status: 'running', total: 0 })
    .execute()
  const total = await collected(id)
  if (total === 0) refuse('nothing_selected', { object })
  await changeJob(ctx, id, { total })
  await ctx.record({ type: 'bulk.started', object: 'bulk', recordId: id, payload: { object, kind: act.kind, total } })
  await ctx.later('bulk.run', { jobId: id }, { key: `bulk.run:${id}` })
  return describeJob(ctx, id)
}

/** Stops a job after the records in hand. @throws Refusal bulk_job_not_ready */
export async function cancelJob(ctx: Ctx, { id }: { id: string }): Promise<BulkJob> {
  await lockJobAt(ctx, id, ['running', 'cancelling'])
  await changeJob(ctx, id, { status: 'cancelling' })
  return describeJob(ctx, id)
}

/** Takes all back that a job did; two who ask at once do it once. @throws Refusal bulk_job_not_ready */
export async function undoJob(ctx: Ctx, { id }: { id: string }): Promise<BulkJob> {
  const job = await lockJobAt(ctx, id, settled)
  if (!isUndoable(job)) refuse('bulk_job_not_ready', { status: job.status, mend: whyNot(job) })
  const undo = await startUndo(ctx, { causeId: id })
  await changeJob(ctx, id, { undoId: undo.id })
  return describeJob(ctx, id)
}

const whyNot = ({ undoId, act }: StoredJob) =>
  act.kind === 'do' ? 'What it does is not taken back.' : undoId ? 'It is undone already.' : 'It changed nothing.'
