import type { Ctx, Kith } from '#platform/ctx/ctx'
import { lookUpByIndex } from '#platform/db/look-up-by-index'
import { pathOfFile } from '#platform/files/store-file'
import { tellProgress } from '#platform/realtime/progress'
import type { SourceRow } from '../file/file-shape.ts'
import { changedRows, type KeptRow } from '../kept-rows.ts'
import { countReasons, type Reasons } from '../reasons.ts'
import { openReader, type RowReader } from '../row-reader.ts'
import { type RowSet, rowSet, setRow, storedBits } from '../row-set.ts'
import { expectRows } from '../run/expect-rows.ts'
import { type Members, membersByName } from '../run/members.ts'
import { wholeOrders } from '../run/whole-orders.ts'
import { changeImport, findImport, lockImport, type StoredImport } from '../stored-import.ts'

/** What a check has found so far. */
interface Findings {
  total: number
  mend: RowSet
  look: RowSet
  updates: RowSet
  leftOut: number
  reasons: Reasons
}

/** What stays the same while a file is checked. */
interface Check {
  stored: StoredImport
  reader: RowReader
  members: Members
  changed: ReadonlyMap<number, Pick<KeptRow, 'edits' | 'leftOut'>>
  findings: Findings
}

const BETWEEN_WORDS_MS = 250

/**
 * Goes through the whole file, writing nothing but what it found at the end.
 * @param inWorkspace opens a transaction; each chunk of rows is looked up in its own, so that none is long.
 */
export async function checkFile(
  { config }: Pick<Kith, 'config'>,
  { id, checkNo }: { id: string; checkNo: number },
  inWorkspace: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
): Promise<void> {
  const { check, path } = await inWorkspace(async (ctx) => {
    const stored = await findImport(ctx, id)
    return { check: await openCheck(ctx, stored), path: await pathOfFile(ctx, config, stored.fileId) }
  })
  let told = Date.now()
  for await (const rows of wholeOrders(path, { ...check.stored, nextRow: 1 }, check.reader.type)) {
    const goesOn = await inWorkspace(async (ctx) => {
      await lookUpByIndex(ctx)
      await checkRows(ctx, check, rows)
      if (Date.now() - told < BETWEEN_WORDS_MS) return true
      told = Date.now()
      return tellCheck(ctx, check, checkNo)
    })
    if (!goesOn) return
  }
  await inWorkspace((ctx) => settle(ctx, check, checkNo))
}

async function openCheck(ctx: Ctx, stored: StoredImport): Promise<Check> {
  const findings = { total: 0, mend: rowSet(), look: rowSet(), updates: rowSet(), leftOut: 0, reasons: countReasons() }
  return {
    stored,
    reader: openReader(ctx, stored),
    members: await membersByName(ctx),
    changed: await changedRows(ctx, stored.id),
    findings,
  }
}

async function checkRows(
  ctx: Ctx,
  { stored, reader, members, changed, findings }: Check,
  rows: SourceRow[],
): Promise<void> {
  const read = rows.map((row) => reader.read(row, changed.get(row.row)?.edits ?? undefined))
  const expected = await expectRows(ctx, reader, stored, read, members)
  findings.total += rows.length
  for (const { row, problems, isBad } of read) {
    if (changed.get(row)?.leftOut || (isBad && stored.leaveOutUnmended)) {
      findings.leftOut++
      continue
    }
    findings.reasons.add(row, problems)
    setRow(isBad ? findings.mend : findings.look, row, problems.length > 0)
    setRow(findings.updates, row, expected.get(row) === 'update')
  }
}

/** @returns false when this check is no longer wanted. */
async function tellCheck(ctx: Ctx, { stored, findings }: Check, checkNo: number): Promise<boolean> {
  const now = await lockImport(ctx, stored.id)
  if (now.status !== 'checking' || now.checkNo !== checkNo) return false
  const began = Date.parse(now.startedAt ?? '') || ctx.now().getTime()
  const rate = findings.total / Math.max(0.05, (ctx.now().getTime() - began) / 1000)
  await changeImport(ctx, stored.id, { done: findings.total, rate })
  await tellProgress(ctx, {
    kind: 'importCheck',
    id: stored.id,
    done: findings.total,
    total: now.total,
    perSecond: Math.round(rate),
  })
  return true
}

async function settle(ctx: Ctx, { stored, findings }: Check, checkNo: number): Promise<void> {
  const now = await lockImport(ctx, stored.id)
  if (now.status !== 'checking' || now.checkNo !== checkNo) return
  const { total, mend, look, updates, leftOut, reasons } = findings
  const ready = total - mend.size - leftOut
  await changeImport(ctx, stored.id, {
    ...{ status: 'ready', total, done: total, ready, leftOut, rate: null, startedAt: null },
    checkedAt: ctx.now().toISOString(),
    toMend: mend.size,
    toLook: look.size,
    creates: ready - updates.size,
    updates: updates.size,
    mendRows: storedBits(mend),
    lookRows: storedBits(look),
    updateRows: storedBits(updates),
    reasons: reasons.list(),
  })
  await tellProgress(ctx, { kind: 'importCheck', id: stored.id, done: total, total, perSecond: null })
}
