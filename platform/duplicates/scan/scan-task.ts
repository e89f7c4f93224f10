import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { Task } from '#platform/jobs/task'
import { ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { tellProgress } from '#platform/realtime/progress'
import { commonnessIn, count, sharesOf, type Tally } from '../commonness-of-base.ts'
import { pairsOf, readProfiles } from '../compare-records.ts'
import { writeKeys } from '../keys.ts'
import { type KnownProfiles, rememberProfiles } from '../known-profiles.ts'
import { type FoundPair, notePairs } from '../pairs.ts'
import { beginScan } from './start-scan.ts'
import { changeScan, lockScan, type StoredScan } from './stored-scan.ts'

const Payload = z.object({ object: z.string() })

/** What one run of the job remembers between its steps; all of it can be found anew. */
interface Run {
  tally: Tally
  counted: number
  known: KnownProfiles
  told: number
}

/**
 * Goes through the records of a type twice: first every record gets its keys, then each is compared with those it meets.
 * A step is one transaction with its place in it; killed, it goes on from the last one.
 */
export const scanTask: Task = async ({ payload, workspace, signal }) => {
  const { object } = Payload.parse(payload)
  const run: Run = { tally: new Map(), counted: 0, known: rememberProfiles(MOST_KNOWN), told: 0 }
  let goesOn = await workspace((ctx) => beginKeying(ctx, object), { seesEverything: true })
  while (goesOn) {
    signal.throwIfAborted()
    goesOn = await workspace((ctx) => step(ctx, object, run), { seesEverything: true })
  }
}

/** A search of everything counts names as it gives keys; what a killed process had counted is lost, so it counts again. */
async function beginKeying(ctx: Ctx, object: string): Promise<boolean> {
  const scan = await lockScan(ctx, ctx.objects.find(object))
  if (scan.state === 'keying' && !scan.since && scan.cursor)
    await changeScan(ctx, object, { changed: null, cursor: null, done: 0 })
  return scan.state !== 'idle'
}

/** Comparing some records brings their neighbours into memory: ten for each in a base of 30,000. */
const AT_ONCE = { keying: 500, comparing: 100 }
const MOST_KNOWN = 100_000
const BETWEEN_WORDS_MS = 500

async function step(ctx: Ctx, object: string, run: Run): Promise<boolean> {
  const type = ctx.objects.find(object)
  const scan = await lockScan(ctx, type)
  if (scan.state === 'idle') return false
  const places = await nextPlaces(ctx, type, scan)
  const last = places.at(-1)
  if (!last) return nextPhase(ctx, type, scan, run)
  const ids = places.map(({ id }) => id)
  await (scan.state === 'keying' ? giveKeys(ctx, type, ids, run) : compareThem(ctx, type, ids, scan, run))
  const done = scan.done + places.length
  await changeScan(ctx, object, { changed: last.changed, cursor: last.id, done })
  if (Date.now() - run.told >= BETWEEN_WORDS_MS) {
    run.told = Date.now()
    await tellProgress(ctx, { kind: 'duplicates', id: object, done, total: scan.total || null })
  }
  return true
}

async function nextPlaces(ctx: Ctx, type: ObjectType, { state, since, changed, cursor }: StoredScan) {
  const from = changed && cursor ? sql`(updated_at, id) > (${changed}::timestamptz, ${cursor}::uuid)` : sql`true`
  const { rows } = await sql<{ id: string; changed: string }>`
    select id, updated_at as changed from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and deleted_at is null and ${ofType(type)} and ${from}
       and updated_at >= ${since ?? '-infinity'}::timestamptz
     order by updated_at, id limit ${state === 'keying' ? AT_ONCE.keying : AT_ONCE.comparing}`.execute(ctx.db)
  return rows
}

async function giveKeys(ctx: Ctx, type: ObjectType, ids: readonly string[], run: Run): Promise<void> {
  const profiles = await readProfiles(ctx, type, ids)
  await writeKeys(ctx, type, ids, profiles)
  for (const [id, profile] of profiles) run.known.keep(id, profile)
  count(run.tally, profiles.values())
  run.counted += profiles.size
}

async function compareThem(ctx: Ctx, type: ObjectType, ids: readonly string[], scan: StoredScan, run: Run) {
  const sides = scan.since ? 'both' : 'earlier'
  const common = commonnessIn(scan.commonness)
  const found = new Map<string, FoundPair>()
  // In halves, so that the database reads for one while the other is compared.
  const half = Math.ceil(ids.length / 2)
  await Promise.all(
    [ids.slice(0, half), ids.slice(half)].map(async (part) => {
      const profiles = await readProfiles(ctx, type, part)
      const pairs = await pairsOf(ctx, type, profiles, { common, known: run.known, sides })
      for (const pair of pairs) found.set(pair.a + pair.b, pair)
    }),
  )
  await notePairs(ctx, type, ids, [...found.values()], sides)
}

async function nextPhase(ctx: Ctx, type: ObjectType, scan: StoredScan, run: Run): Promise<boolean> {
  const place = { changed: null, cursor: null }
  if (scan.state === 'keying') {
    const counted = scan.since ? {} : { commonness: sharesOf(run.tally, run.counted), total: run.counted * 2 }
    await changeScan(ctx, type.name, { ...place, ...counted, state: 'comparing' })
    return true
  }
  if (!scan.since) await forgetGone(ctx, type)
  await changeScan(ctx, type.name, {
    ...place,
    state: 'idle',
    scannedUntil: scan.startedAt,
    finishedAt: ctx.now().toISOString(),
  })
  await tellProgress(ctx, { kind: 'duplicates', id: type.name, done: scan.done, total: scan.done, status: 'done' })
  if (scan.askedAgain) await beginScan(ctx, type, scan, scan.startedAt)
  return scan.askedAgain
}

/** What is left of records that are gone for good, such as removed demo data. */
async function forgetGone(ctx: Ctx, type: ObjectType): Promise<void> {
  const own = sql`workspace_id = ${ctx.workspaceId} and object = ${type.name}`
  const isGone = (id: string) => sql`not exists (select 1 from ${sql.table(type.table)} as t
    where t.workspace_id = ${ctx.workspaceId} and t.id = ${sql.ref(id)})`
  await sql`delete from duplicate_keys where ${own} and ${isGone('duplicate_keys.record_id')}`.execute(ctx.db)
  await sql`delete from duplicate_pairs where ${own}
    and (${isGone('duplicate_pairs.a_id')} or ${isGone('duplicate_pairs.b_id')})`.execute(ctx.db)
}
