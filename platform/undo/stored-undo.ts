import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Conflict, Undo } from './undo-shape.ts'
import './events.ts'

/** An undo as its row has it. */
export interface StoredUndo {
  id: string
  causeId: string | null
  eventIds: string[] | null
  status: Undo['status']
  total: number
  done: number
  /** The oldest event taken back so far, or an id after all of them. */
  beforeEvent: string
  changed: number
  trashed: number
  restored: number
  conflictCount: number
  conflicts: Conflict[]
  rate: number | null
  error: Undo['error']
  createdBy: string | null
  createdAt: string
  finishedAt: string | null
}

/** An undo of the workspace, whoever's it is. @throws Refusal undo_not_found */
export async function findUndo(ctx: Ctx, id: string): Promise<StoredUndo> {
  const row = await ctx.db.selectFrom('undos').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as unknown as StoredUndo | undefined) ?? refuse('undo_not_found') // the table's checks and our own writes say so
}

/** The same, nobody else moving it on until this transaction ends. */
export async function lockUndo(ctx: Ctx, id: string): Promise<StoredUndo> {
  await sql`select from undos where workspace_id = ${ctx.workspaceId} and id = ${id} for no key update`.execute(ctx.db)
  return findUndo(ctx, id)
}

export async function changeUndo(ctx: Ctx, id: string, changes: Partial<Omit<StoredUndo, 'id'>>): Promise<void> {
  const { conflicts, error, ...plain } = changes
  await ctx.db
    .updateTable('undos')
    .set({
      ...plain,
      ...(conflicts ? { conflicts: asJsonb(conflicts) } : {}),
      ...(error ? { error: asJsonb(error) } : {}),
    })
    .where('id', '=', id)
    .execute()
}

const asJsonb = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part))

/** An undo as screens and scripts read it. */
export function described({ conflictCount, conflicts, ...undo }: StoredUndo): Undo {
  const { id, status, causeId, total, done, changed, trashed, restored, rate, error, createdAt, finishedAt } = undo
  const left = status === 'running' && rate ? Math.max(0, total - done) / rate : null
  return {
    ...{ id, status, causeId, total, done, changed, trashed, restored, rate, error, createdAt, finishedAt },
    conflicts: { count: conflictCount, items: conflicts },
    secondsLeft: left === null ? null : Math.round(left * 10) / 10,
  }
}
