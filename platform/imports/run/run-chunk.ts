import { sql } from 'kysely'
import { type Ctx, inLightOf, type WorkspaceSettings } from '#platform/ctx/ctx'
import { lookUpByIndex } from '#platform/db/look-up-by-index'
import type { InputError } from '#platform/http/refusal'
import { tellProgress } from '#platform/realtime/progress'
import type { CellProblem } from '../check-problem.ts'
import { keepOutcomes, type RowProblem } from '../kept-rows.ts'
import { countReasons } from '../reasons.ts'
import type { ReadRow, RowReader } from '../row-reader.ts'
import { described } from '../rows/describe-rows.ts'
import { type Counters, changeImport, lockCounters, type StoredImport } from '../stored-import.ts'
import { type Group, groupRows, noteMissing } from './group-rows.ts'
import { type Members, resolveMembers } from './members.ts'
import { writeAlong } from './write-along.ts'
import { writeGroups } from './write-groups.ts'

/** What stays the same while a file is run. */
export interface Run {
  stored: StoredImport
  reader: RowReader
  workspace: WorkspaceSettings
  members: Members
  /** Rows that people left out. */
  leftOut: ReadonlySet<number>
  /** When this process began, and how many rows it has gone through since. */
  began: number
  done: number
  told: number
}

/** Some rows of the file, in its order. */
export interface Chunk {
  /** Where the import must stand before, as `next_row`, and after. */
  from: number
  until: number
  rows: readonly ReadRow[]
}

interface Tally {
  created: number
  updated: number
  unchanged: number
  kept: { row: number; outcome: 'failed' | 'leftOut'; problems: RowProblem[] }[]
  leftOut: number
}

const BETWEEN_WORDS_MS = 250

/**
 * Writes some rows in the transaction of `ctx`, together with how far the import has come: a process that dies before the
 * commit has done nothing, one that dies after it has done all. @returns whether to go on.
 */
export async function runChunk(ctx: Ctx, run: Run, chunk: Chunk): Promise<boolean> {
  const [now] = await Promise.all([
    lockCounters(ctx, run.stored.id),
    // One import at a time writes into a workspace: what one does not find, no other may be about to make.
    sql`select pg_advisory_xact_lock(hashtextextended(${`imports of ${ctx.workspaceId}`}, 0))`.execute(ctx.db),
    lookUpByIndex(ctx),
    // Need not wait for the disk: a chunk lost with the machine takes its `next_row` along and is written again.
    sql`set local synchronous_commit = off`.execute(ctx.db),
  ])
  if (now.status !== 'running' || now.nextRow !== chunk.from) return false
  const light = inLightOf(ctx, { actor: { kind: 'import', id: now.id }, causeId: now.id })
  const tally = await writeRows(light, run, chunk.rows)
  await keepOutcomes(ctx, now.id, tally.kept)
  await count(ctx, run, now, chunk, tally)
  return true
}

async function writeRows(ctx: Ctx, run: Run, rows: readonly ReadRow[]): Promise<Tally> {
  const { stored, reader } = run
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, kept: [], leftOut: 0 }
  // Copies: a try that PostgreSQL refuses is rolled back there, and must leave no ids in the rows for the next one.
  const wanted = rows
    .filter(({ row }) => !run.leftOut.has(row))
    .map((row) => ({ ...row, record: { ...row.record }, problems: [...row.problems] }))
  tally.leftOut += rows.length - wanted.length
  const good = wanted.filter(({ isBad }) => !isBad)
  for (const row of wanted) if (row.isBad) put(tally, [row], stored.leaveOutUnmended ? 'leftOut' : 'failed')
  resolveMembers(reader, run.members, good)
  const groups = (await groupRows(ctx, reader.type, stored.matchOn, good)).filter((group) =>
    isWanted(run, group, tally),
  )
  const saved = await writeGroups(ctx, reader.type, groups, stored.defaults)
  await writeAlong(
    ctx,
    reader.type,
    stored,
    groups.flatMap((group, at) => (saved[at] ? [{ group, saved: saved[at] }] : [])),
  )
  for (const [at, result] of saved.entries()) {
    const group = groups[at]
    if (!group) continue
    if (result.status === 'failed') {
      for (const { problems } of group.rows) problems.push(...result.errors.map((error) => refusedBy(reader, error)))
      put(tally, group.rows, 'failed')
    } else tally[result.status]++
  }
  return tally
}

/** By the mode, and by what a new record must have. */
function isWanted({ stored, reader }: Run, group: Group, tally: Tally): boolean {
  const unwanted = stored.mode === 'create' ? group.id !== null : stored.mode === 'update' && group.id === null
  if (unwanted) {
    const code = group.id === null ? 'record_unknown' : 'record_exists'
    const mend =
      group.id === null ? 'No record matches; this import only updates.' : 'A record matches; this import only creates.'
    for (const { problems } of group.rows)
      problems.push({ column: null, field: null, code, value: '', mend, severity: 'look' })
    put(tally, group.rows, 'leftOut')
    return false
  }
  if (group.id !== null || !noteMissing(reader, group)) return true
  put(tally, group.rows, 'failed')
  return false
}

function put(tally: Tally, rows: readonly ReadRow[], outcome: 'failed' | 'leftOut'): void {
  tally.kept.push(...rows.map(({ row, problems }) => ({ row, outcome, problems: problems.map(described) })))
}

/** What the objects engine refuses, at the column it came from. */
function refusedBy({ columnOf }: RowReader, { path, code, message, mend }: InputError): CellProblem {
  const field = path.split('.')[0] ?? path
  const column = columnOf(field)
  return { column, field, code: code as CellProblem['code'], value: '', mend: `${message}. ${mend}`, severity: 'mend' }
}

async function count(ctx: Ctx, run: Run, now: Counters, { until, rows }: Chunk, tally: Tally): Promise<void> {
  const failed = tally.kept.filter(({ outcome }) => outcome === 'failed').length
  const done = now.done + rows.length
  run.done += rows.length
  const rate = run.done / Math.max(0.05, (Date.now() - run.began) / 1000)
  const total = Math.max(now.total, done)
  await changeImport(ctx, now.id, {
    ...{ nextRow: until, done, total, rate },
    created: now.created + tally.created,
    updated: now.updated + tally.updated,
    unchanged: now.unchanged + tally.unchanged,
    failed: now.failed + failed,
    leftOut: now.leftOut + tally.leftOut + tally.kept.length - failed,
    ...(tally.kept.length > 0 ? { reasons: withReasons(now, tally) } : {}),
  })
  if (Date.now() - run.told < BETWEEN_WORDS_MS) return
  run.told = Date.now()
  await tellProgress(ctx, {
    kind: 'import',
    id: now.id,
    done,
    total,
    failed: now.failed + failed,
    perSecond: Math.round(rate),
  })
}

function withReasons(now: Counters, { kept }: Tally) {
  const reasons = countReasons(now.reasons)
  for (const { row, problems } of kept)
    reasons.add(
      row,
      problems.map(
        ({ suggestion, ...problem }): CellProblem =>
          ({ ...problem, ...(suggestion === null ? {} : { suggestion }) }) as CellProblem,
      ),
    )
  return reasons.list()
}
