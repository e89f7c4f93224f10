import type { Ctx } from '#platform/ctx/ctx'
import type { Caller } from '#platform/http/route'
import { startCheck } from '../check/start-check.ts'
import { describeImport, mendable } from '../describe-import.ts'
import type { Import } from '../import-shape.ts'
import { changeImport, lockImportAt } from '../stored-import.ts'

/**
 * Takes every suggestion for a reason, in all rows of the file, and checks the file anew. It is kept as a rule and not as
 * cells: a million rows are mended as quickly as one. @throws Refusal import_not_ready
 */
export async function mendAll(
  ctx: Ctx,
  { id, code, column = null }: { id: string; code: string; column?: number | null | undefined },
  caller: Pick<Caller, 'kith'>,
): Promise<Import> {
  const { mends } = await lockImportAt(ctx, id, mendable)
  const known = mends.some((rule) => rule.code === code && rule.column === column)
  if (!known) await changeImport(ctx, id, { mends: [...mends, { code, column }] })
  return startCheck(ctx, { id }, caller)
}

/** Leaves out whatever still needs mending, instead of failing it when the import runs. @throws Refusal import_not_ready */
export async function leaveOutUnmended(ctx: Ctx, { id }: { id: string }): Promise<Import> {
  const { leftOut, toMend, reasons } = await lockImportAt(ctx, id, mendable)
  await changeImport(ctx, id, {
    leaveOutUnmended: true,
    leftOut: leftOut + toMend,
    toMend: 0,
    mendRows: Buffer.alloc(0),
    reasons: reasons.filter(({ severity }) => severity === 'look'),
  })
  return describeImport(ctx, id)
}
