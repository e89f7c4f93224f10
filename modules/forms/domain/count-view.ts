import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** What looks at pages without being a person, by its own name. */
const MACHINES = /bot|crawl|spider|preview|slurp|facebookexternalhit|monitor/i

interface Visit {
  method: string
  headers: { 'user-agent'?: string | undefined }
}

/** Counts that a form was looked at, on this day of the workspace's. */
export async function countView(ctx: Ctx, formId: string, { method, headers }: Visit): Promise<void> {
  if (method !== 'GET' || MACHINES.test(headers['user-agent'] ?? '')) return
  const day = sql`(${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date`
  await sql`insert into form_views as v (workspace_id, form_id, day, views) values (${ctx.workspaceId}, ${formId}, ${day}, 1)
    on conflict (workspace_id, form_id, day) do update set views = v.views + 1`.execute(ctx.db)
}
