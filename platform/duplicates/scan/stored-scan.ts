import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'

/** How far the search of an object type's records has come. */
export interface StoredScan {
  object: string
  state: 'idle' | 'keying' | 'comparing'
  scannedUntil: string | null
  since: string | null
  changed: string | null
  cursor: string | null
  done: number
  total: number
  commonness: unknown
  startedAt: string | null
  finishedAt: string | null
  /** Whether somebody asked for one meanwhile. */
  askedAgain: boolean
}

/** The scan of a type, locked until the transaction ends; made when there is none. */
export async function lockScan(ctx: Ctx, type: ObjectType): Promise<StoredScan> {
  await sql`insert into duplicate_scans (workspace_id, object) values (${ctx.workspaceId}, ${type.name})
    on conflict do nothing`.execute(ctx.db)
  const { rows } =
    await sql<StoredScan>`select object, state, scanned_until, since, changed, cursor, done, total, commonness,
      started_at, finished_at, asked_again from duplicate_scans
    where workspace_id = ${ctx.workspaceId} and object = ${type.name} for update`.execute(ctx.db)
  return rows[0] ?? refuse('record_not_found', { object: type.name })
}

/** How the searches of the workspace stand. */
export async function listScans(ctx: Ctx): Promise<Omit<StoredScan, 'commonness' | 'askedAgain'>[]> {
  const { rows } = await sql<
    Omit<StoredScan, 'commonness' | 'askedAgain'>
  >`select object, state, scanned_until, since, changed, cursor,
      done, total, started_at, finished_at from duplicate_scans where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows
}

export async function changeScan(ctx: Ctx, object: string, changes: Partial<StoredScan>): Promise<void> {
  const { commonness, ...plain } = changes
  const sets = Object.entries(plain).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  if (commonness !== undefined) sets.push(sql`commonness = ${JSON.stringify(commonness)}::jsonb`)
  await sql`update duplicate_scans set ${sql.join(sets)}
    where workspace_id = ${ctx.workspaceId} and object = ${object}`.execute(ctx.db)
}
