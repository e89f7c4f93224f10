import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { pathOfFile } from '#platform/files/store-file'
import { Refusal } from '#platform/http/refusal'
import { saidOf } from '#platform/jobs/said-of'
import type { Task } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import type { SourceRow } from '../file/file-shape.ts'
import { changedRows } from '../kept-rows.ts'
import { type Edits, openReader, type ReadRow } from '../row-reader.ts'
import { changeImport, findImport, lockImport, type StoredImport } from '../stored-import.ts'
import { marksOf } from './find-matches.ts'
import { membersByName } from './members.ts'
import { type Chunk, type Run, runChunk } from './run-chunk.ts'
import { wholeOrders } from './whole-orders.ts'
import { preparedRecord } from './write-groups.ts'

/** One transaction in the import's workspace, on behalf of the person who runs it. */
export type InWorkspace = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

const Payload = z.object({ importId: z.uuid() })
/** Tries before an import is called failed; then a person runs it on, from where it stopped. */
const MOST_TRIES = 4

/** The background run. A process that died in the middle leaves an import that the next try takes up. */
export const runTask: Task = async ({ kith, payload, workspace, attempt, lastAttempt, signal }) => {
  const { importId } = Payload.parse(payload)
  try {
    await runImport(kith, importId, workspace, signal)
  } catch (error) {
    if (signal.aborted || !(error instanceof Refusal || attempt >= MOST_TRIES || lastAttempt)) throw error
    await workspace((ctx) => failImport(ctx, importId, error))
    if (!(error instanceof Refusal)) throw error
  }
}

/** Runs an import to its end, from where it stands. Also called by the command line, in its own process. */
export async function runImport(
  { config }: Pick<Kith, 'config'>,
  importId: string,
  inWorkspace: InWorkspace,
  signal?: AbortSignal,
): Promise<void> {
  const opened = await inWorkspace((ctx) => openRun(ctx, config, importId))
  if (!opened) return
  const { run, path, edits } = opened
  const source = wholeOrders(path, run.stored, run.reader.type)
  let from = run.stored.nextRow
  const next = async (): Promise<Chunk | null> => {
    const { value: rows, done } = await source.next()
    if (done) return null
    const until = (rows.at(-1)?.row ?? 0) + 1
    const chunk: Chunk = {
      from,
      until,
      rows: await readInSlices(rows, (row) => readAhead(run, row, edits.get(row.row))),
    }
    from = until
    return chunk
  }
  // The next rows are read and understood while the database writes these.
  let coming = next()
  try {
    for (let chunk = await coming; chunk; chunk = await coming) {
      signal?.throwIfAborted()
      coming = next()
      coming.catch(() => {})
      if (!(await runSpan(inWorkspace, run, chunk))) break
    }
  } finally {
    await source.return(undefined)
  }
  await inWorkspace((ctx) => finish(ctx, run))
}

/** A row with everything that can be worked out before its turn comes. */
function readAhead({ stored, reader, workspace }: Run, row: SourceRow, edits: Edits | undefined): ReadRow {
  const read = reader.read(row, edits)
  if (read.isBad) return read
  read.marks = marksOf(reader.type, stored.matchOn, read.record)
  read.prepared = preparedRecord({ workspace }, reader.type, read, stored.defaults)
  return read
}

// A few milliseconds at a time: the answers of PostgreSQL, and of whoever uses Kith meanwhile, are not kept waiting.
const SLICE = 50

async function readInSlices<R, T>(rows: readonly R[], read: (row: R) => T): Promise<T[]> {
  const done: T[] = []
  for (let at = 0; at < rows.length; at += SLICE) {
    await turn()
    for (const row of rows.slice(at, at + SLICE)) done.push(read(row))
  }
  return done
}

async function openRun(ctx: Ctx, config: Kith['config'], importId: string) {
  const stored = await findImport(ctx, importId)
  if (stored.status !== 'running' && stored.status !== 'cancelling') return null
  const changed = await changedRows(ctx, importId)
  const run: Run = {
    stored,
    reader: openReader(ctx, stored),
    workspace: ctx.workspace,
    members: await membersByName(ctx),
    leftOut: new Set([...changed].flatMap(([row, { leftOut }]) => (leftOut ? row : []))),
    began: Date.now(),
    done: 0,
    told: 0,
  }
  const edits = new Map([...changed].flatMap(([row, one]) => (one.edits ? [[row, one.edits] as const] : [])))
  return { run, path: await pathOfFile(ctx, config, stored.fileId), edits }
}

/** Values that only the database refuses must not stop a file: the row that has one is found by halving, and fails alone. */
async function runSpan(inWorkspace: InWorkspace, run: Run, chunk: Chunk): Promise<boolean> {
  try {
    return await inWorkspace((ctx) => runChunk(ctx, run, chunk))
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error
    const [row] = chunk.rows
    if (chunk.rows.length > 1) return runHalves(inWorkspace, run, chunk)
    const mend = 'The database refuses this row: look at its numbers, dates and unusual characters.'
    row?.problems.push({ column: null, field: null, code: 'row_refused', value: '', mend, severity: 'mend' })
    const refused = { ...chunk, rows: chunk.rows.map((one) => ({ ...one, isBad: true })) }
    return inWorkspace((ctx) => runChunk(ctx, run, refused))
  }
}

async function runHalves(inWorkspace: InWorkspace, run: Run, { from, until, rows }: Chunk): Promise<boolean> {
  const half = Math.ceil(rows.length / 2)
  const border = (rows[half - 1]?.row ?? 0) + 1
  const goesOn = await runSpan(inWorkspace, run, { from, until: border, rows: rows.slice(0, half) })
  return goesOn && runSpan(inWorkspace, run, { from: border, until, rows: rows.slice(half) })
}

/** PostgreSQL's classes 22 (a value it cannot hold) and 23 (a constraint). */
const isRefusedByDatabase = (error: unknown) => /^2[23]/.test(String(Object(error).code ?? ''))

/** Written once, by whoever came to the end; a run overtaken by another says nothing. */
async function finish(ctx: Ctx, run: Run): Promise<void> {
  const now = await lockImport(ctx, run.stored.id)
  const isCancelled = now.status === 'cancelling'
  if (!isCancelled && (now.status !== 'running' || now.done !== run.stored.done + run.done)) return
  await settle(ctx, now, isCancelled ? { status: 'cancelled' } : { status: 'done', total: now.done })
}

/** Ends an import that cannot go on. What it wrote stays, to be run on or undone. */
async function failImport(ctx: Ctx, importId: string, error: unknown): Promise<void> {
  const now = await lockImport(ctx, importId)
  if (now.status !== 'running' && now.status !== 'cancelling') return
  await settle(ctx, now, { status: 'failed', error: saidOf(error) })
}

async function settle(ctx: Ctx, now: StoredImport, changes: Partial<StoredImport>): Promise<void> {
  await changeImport(ctx, now.id, { ...changes, finishedAt: ctx.now().toISOString() })
  const { id, object, fileName, done, created, updated, unchanged, failed, leftOut } = now
  const status = changes.status ?? now.status
  const counts = { created, updated, unchanged, failed, leftOut }
  await ctx.record({
    type: 'import.finished',
    object: 'import',
    recordId: id,
    payload: { object, fileName, status, ...counts },
  })
  await tellProgress(ctx, { kind: 'import', id, done, total: changes.total ?? now.total, status })
}
