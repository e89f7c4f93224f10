import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { inOrder } from './pairs.ts'

/** Notes that two records are two, whatever they have in common: they are not shown again. @throws Refusal pair_not_found */
export async function markNever(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  return decide(ctx, id, { from: ['open', 'never'], to: 'never' })
}

/** Takes that back: the pair is in the queue again. @throws Refusal pair_not_found */
export async function unmarkNever(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  return decide(ctx, id, { from: ['never', 'open'], to: 'open' })
}

async function decide(ctx: Ctx, id: string, { from, to }: { from: string[]; to: string }): Promise<{ id: string }> {
  const [by, at] = to === 'open' ? [null, null] : [ctx.userId, ctx.now().toISOString()]
  const { rows } = await sql`update duplicate_pairs set state = ${to}, decided_by = ${by}, decided_at = ${at}
    where workspace_id = ${ctx.workspaceId} and id = ${id} and state = any (${from}::text[]) returning id`.execute(
    ctx.db,
  )
  return rows.length > 0 ? { id } : refuse('pair_not_found')
}

/** After some records became one: the pairs between them are done, those they had with others are found anew. */
export async function settlePairs(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<void> {
  const own = sql`workspace_id = ${ctx.workspaceId} and object = ${type.name}`
  await sql`update duplicate_pairs set state = 'merged', decided_by = ${ctx.userId}, decided_at = ${ctx.now().toISOString()}
    where ${own} and a_id = any (${ids}::uuid[]) and b_id = any (${ids}::uuid[])`.execute(ctx.db)
}

/** The word of somebody who took a merge back. */
export async function declareTwo(ctx: Ctx, type: ObjectType, one: string, other: string): Promise<void> {
  const { a, b } = inOrder(one, other)
  const now = ctx.now().toISOString()
  await sql`insert into duplicate_pairs (workspace_id, id, object, a_id, b_id, confidence, reasons, state, decided_by, decided_at, found_at)
    values (${ctx.workspaceId}, ${uuidv7()}, ${type.name}, ${a}, ${b}, 0, '[]', 'never', ${ctx.userId}, ${now}, ${now})
    on conflict (workspace_id, object, a_id, b_id) do update set state = 'never', decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(
    ctx.db,
  )
}
