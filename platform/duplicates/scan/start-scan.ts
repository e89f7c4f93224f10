import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { commonnessIn } from '../commonness-of-base.ts'
import { changeScan, lockScan, type StoredScan } from './stored-scan.ts'

const REST_MS = 60_000
const LONGEST_WAIT_MS = 10 * REST_MS

/**
 * Searches the records of a type for duplicates in the background: all of them, or those changed since the last search.
 * When the base has grown by half, all: how common names are has changed with it. One that is under way goes on, and
 * what changed meanwhile is searched after it. `atRest`: once nobody has asked for it for a minute, at the latest ten minutes after the first did.
 */
export async function startScan(
  ctx: Ctx,
  type: ObjectType,
  what: 'all' | 'changed',
  { atRest = false } = {},
): Promise<void> {
  const scan = await lockScan(ctx, type)
  const since = what === 'all' ? null : scan.scannedUntil
  if (scan.state === 'idle') await beginScan(ctx, type, scan, since)
  else if (scan.cursor || scan.state === 'comparing') await changeScan(ctx, type.name, { askedAgain: true })
  const key = `duplicates.scan:${ctx.workspaceId}:${type.name}`
  await ctx.later('duplicates.scan', { object: type.name }, atRest ? { key, runAt: whenAtRest(ctx, scan) } : { key })
}

function whenAtRest(ctx: Ctx, { state, startedAt }: StoredScan): Date {
  const now = ctx.now().getTime()
  const asked = state === 'idle' || !startedAt ? now : new Date(startedAt).getTime()
  return new Date(Math.min(now + REST_MS, asked + LONGEST_WAIT_MS))
}

/** @param wanted records changed from then on; null: all. */
export async function beginScan(ctx: Ctx, type: ObjectType, { commonness }: StoredScan, wanted: string | null) {
  const size = await sizeOf(ctx, type)
  const since = size > commonnessIn(commonness).size * 1.5 ? null : wanted
  await changeScan(ctx, type.name, {
    ...{ state: 'keying', since, changed: null, cursor: null, done: 0, finishedAt: null, askedAgain: false },
    total: since ? 0 : size * 2,
    startedAt: ctx.now().toISOString(),
  })
}

async function sizeOf(ctx: Ctx, type: ObjectType): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and deleted_at is null and ${ofType(type)}`.execute(ctx.db)
  return Number(rows[0]?.count ?? 0)
}
