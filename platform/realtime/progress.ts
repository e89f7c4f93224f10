import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** How far something long has come. Numbers and ids only: whoever sees every record hears it, and whoever (or whichever key) asked for it. */
export interface Progress {
  /** `import`, `undo`, `demo` … */
  kind: string
  id: string
  done: number
  /** Null while unknown. */
  total: number | null
  /** More numbers of that kind, e.g. `failed` or `perSecond`. */
  [more: string]: string | number | null
}

/** Tells the workspace's open screens how far something has come, once this transaction commits. */
export async function tellProgress(ctx: Ctx, progress: Progress): Promise<void> {
  const message = JSON.stringify({
    workspaceId: ctx.workspaceId,
    askedBy: ctx.userId,
    askedByKey: ctx.keyId,
    ...progress,
  })
  await sql`select pg_notify('kith_progress', ${message})`.execute(ctx.db)
}
