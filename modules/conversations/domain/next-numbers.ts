import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** The next numbers of conversations. Two may ask at once: the row's lock lets one wait for the other to commit. */
export async function nextConversationNumbers(ctx: Ctx, count: number): Promise<string[]> {
  if (count === 0) return []
  const { rows } = await sql<{ last: number }>`insert into conversation_numbers as known (workspace_id, last)
    values (${ctx.workspaceId}, ${1_000 + count})
    on conflict (workspace_id) do update set last = known.last + ${count} returning last`.execute(ctx.db)
  const first = (rows[0]?.last ?? count) - count + 1
  return Array.from({ length: count }, (_, index) => String(first + index))
}
