import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { Caller } from '#platform/http/route'
import type { Task } from '#platform/jobs/task'
import { describeImport, mendable } from '../describe-import.ts'
import type { Import } from '../import-shape.ts'
import { changeImport, lockImportAt } from '../stored-import.ts'
import { checkFile } from './check-file.ts'

/** Files up to this size are checked while the client waits: some thousand rows, a tenth of a second. */
const AT_ONCE_BYTES = 400_000

/** Checks every row: a small file now, a large one in the background. @throws Refusal import_not_ready */
export async function startCheck(ctx: Ctx, { id }: { id: string }, { kith }: Pick<Caller, 'kith'>): Promise<Import> {
  const stored = await lockImportAt(ctx, id, mendable)
  const checkNo = stored.checkNo + 1
  await changeImport(ctx, id, { status: 'checking', checkNo, done: 0, startedAt: ctx.now().toISOString() })
  if (stored.fileBytes <= AT_ONCE_BYTES) await checkFile(kith, { id, checkNo }, (work) => work(ctx))
  else await ctx.later('imports.check', { importId: id, checkNo }, { key: `imports.check:${id}` })
  return describeImport(ctx, id)
}

const Payload = z.object({ importId: z.uuid(), checkNo: z.int() })

/** The background check; run again from the start if its process died. */
export const checkTask: Task = async ({ kith, payload, workspace }) => {
  const { importId, checkNo } = Payload.parse(payload)
  await checkFile(kith, { id: importId, checkNo }, workspace)
}
