import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Write } from '#platform/objects/object-type'

/** Refuses tickets that would be a part of themselves, one way or another. Who sets a parent comes after the other. */
export async function refuseCircles(
  ctx: Ctx,
  writes: readonly Write[],
  refused: Map<string, InputError[]>,
): Promise<void> {
  const moved = writes.filter(({ input }) => typeof input.parentId === 'string')
  if (moved.length === 0) return
  await sql`select pg_advisory_xact_lock(hashtext('kith ticket parents'), hashtext(${ctx.workspaceId}))`.execute(ctx.db)
  const parents = await parentsAbove(
    ctx,
    moved.map(({ input }) => String(input.parentId)),
  )
  for (const { id, input } of moved) {
    parents.set(id, String(input.parentId))
    if (!leadsBack(parents, id)) continue
    parents.delete(id)
    refused.set(id, [
      ...(refused.get(id) ?? []),
      {
        path: 'parentId',
        code: 'circle',
        message: 'A ticket cannot be a part of itself',
        mend: 'Choose one that is not below this one.',
      },
    ])
  }
}

function leadsBack(parents: ReadonlyMap<string, string | null>, id: string): boolean {
  const seen = new Set([id])
  for (let at = parents.get(id); at; at = parents.get(at)) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

async function parentsAbove(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; parentId: string | null }>`with recursive above as (
      select id, parent_id from tickets where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])
      union select t.id, t.parent_id from tickets t join above on t.id = above.parent_id
        where t.workspace_id = ${ctx.workspaceId})
    select id, parent_id from above`.execute(ctx.db)
  return new Map(rows.map(({ id, parentId }) => [id, parentId]))
}
