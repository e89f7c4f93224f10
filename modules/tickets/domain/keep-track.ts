import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { retime } from './retime.ts'
import { stoodBefore } from './settle-tickets.ts'

/** After tickets are written: where they stand from now on, and what is promised of them. */
export async function keepTrack(ctx: Ctx, writes: Write[]): Promise<void> {
  await writeStays(ctx, writes)
  await retime(
    ctx,
    writes.map(({ id }) => id),
  )
}

async function writeStays(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const rows = writes.flatMap((write) => {
    const was = stoodBefore(write)
    const { id, after } = write
    return was && was.state === after.state
      ? []
      : [{ id, state: after.state, category: after.category, from: since(ctx, write, was === undefined) }]
  })
  if (rows.length === 0) return
  await sql`with gone as (update ticket_stays s set left_at = greatest(s.entered_at, r."from")
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "from" timestamptz)
      where s.workspace_id = ${ctx.workspaceId} and s.ticket_id = r.id and s.left_at is null returning 1)
    select count(*) from gone`.execute(ctx.db)
  await sql`insert into ticket_stays (workspace_id, ticket_id, entered_at, turn, state, category)
    select ${ctx.workspaceId}, r.id, r."from", coalesce((select max(s.turn) + 1 from ticket_stays s
        where s.workspace_id = ${ctx.workspaceId} and s.ticket_id = r.id and s.entered_at = r."from"), 0), r.state, r.category
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "from" timestamptz, state text, category text)`.execute(
    ctx.db,
  )
}

/** A ticket that comes solved was solved when it says. */
function since(ctx: Ctx, { after }: Write, isNew: boolean): string {
  const now = ctx.now().toISOString()
  return isNew && typeof after.solvedAt === 'string' ? after.solvedAt : now
}
