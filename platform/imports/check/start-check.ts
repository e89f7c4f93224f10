import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { saidOf } from '#platform/jobs/said-of'
import type { Task } from '#platform/jobs/task'
import { describeImport, mendable } from '../describe-import.ts'
import type { Import } from '../import-shape.ts'
import { changeImport, lockImport, lockImportAt } from '../stored-import.ts'
import { checkFile } from './check-file.ts'

/** Files up to this size are checked while the client waits: some thousand rows, a tenth of a second. */
const AT_ONCE_BYTES = 400_000

/** Checks every row: a small file now, a large one in the background. @throws Refusal import_not_ready */
export async function startCheck(ctx: Ctx, { id }: { id: string }, { kith }: Pick<Caller, 'kith'>): Promise<Import> {
  const stored = await lockImportAt(ctx, id, mendable)
  const checkNo = stored.checkNo + 1
  await changeImport(ctx, id, { status: 'checking', checkNo, done: 0, error: null, startedAt: ctx.now().toISOString() })
  if (stored.fileBytes <= AT_ONCE_BYTES) await checkFile(kith, { id, checkNo }, (work) => work(ctx))
  else await ctx.later('imports.check', { importId: id, checkNo }, { key: `imports.check:${id}` })
  return describeImport(ctx, id)
}

const Payload = z.object({ importId: z.uuid(), checkNo: z.int() })

const MOST_TRIES = 4

/** The background check; run again from the start if its process died. One that cannot be done leaves a draft that says why. */
export const checkTask: Task = async ({ kith, payload, workspace, attempt, lastAttempt, signal }) => {
  const { importId, checkNo } = Payload.parse(payload)
  try {
    await checkFile(kith, { id: importId, checkNo }, workspace)
  } catch (error) {
    if (signal.aborted || !(error instanceof Refusal || attempt >= MOST_TRIES || lastAttempt)) throw error
    await workspace((ctx) => giveUp(ctx, importId, checkNo, error))
    if (!(error instanceof Refusal)) throw error
  }
}

async function giveUp(ctx: Ctx, id: string, checkNo: number, error: unknown): Promise<void> {
  const now = await lockImport(ctx, id)
  if (now.status !== 'checking' || now.checkNo !== checkNo) return
  await changeImport(ctx, id, { status: 'draft', error: saidOf(error), startedAt: null, rate: null })
}
