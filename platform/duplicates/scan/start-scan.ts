import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { commonnessIn } from '../commonness-of-base.ts'
import { changeScan, lockScan, type StoredScan } from './stored-scan.ts'

/**
 * Searches the records of a type for duplicates in the background: all of them, or those changed since the last search.
 * When the base has grown by half, all: how common names are has changed with it. One that is under way goes on.
 */
export async function startScan(ctx: Ctx, type: ObjectType, what: 'all' | 'changed'): Promise<void> {
  const scan = await lockScan(ctx, type)
  const since = what === 'all' ? null : scan.scannedUntil
  if (scan.state === 'idle') await begin(ctx, type, scan, since)
  await ctx.later('duplicates.scan', { object: type.name }, { key: `duplicates.scan:${ctx.workspaceId}:${type.name}` })
}

async function begin(ctx: Ctx, type: ObjectType, { commonness }: StoredScan, wanted: string | null): Promise<void> {
  const size = await sizeOf(ctx, type)
  const since = size > commonnessIn(commonness).size * 1.5 ? null : wanted
  await changeScan(ctx, type.name, {
    ...{ state: 'keying', since, changed: null, cursor: null, done: 0, finishedAt: null },
    total: since ? 0 : size * 2,
    startedAt: ctx.now().toISOString(),
  })
}

async function sizeOf(ctx: Ctx, type: ObjectType): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and deleted_at is null and ${ofType(type)}`.execute(ctx.db)
  return Number(rows[0]?.count ?? 0)
}
