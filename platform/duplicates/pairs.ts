import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { ObjectType } from '#platform/objects/object-type'
import type { Match } from './compare/compare.ts'

/** Two records that may be one. */
export interface FoundPair extends Match {
  a: string
  b: string
}

/** Puts the ids of a pair in their order, so that it is one pair whichever was found first. */
export const inOrder = (one: string, other: string): { a: string; b: string } =>
  one < other ? { a: one, b: other } : { a: other, b: one }

/**
 * Notes what was found of some records: new pairs open, known ones get their new confidence, open ones that no longer
 * hold go. What a person decided stays decided.
 * @param ids the records of which `found` has all pairs there are now; those with earlier records only, where `sides` says so.
 * @returns whether any pair is another now
 */
export async function notePairs(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  found: readonly FoundPair[],
  sides: 'both' | 'earlier' = 'both',
): Promise<boolean> {
  const rows = found.map(({ a, b, confidence, reasons }) => ({ id: uuidv7(), a, b, confidence, reasons }))
  const recordset = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, a uuid, b uuid, confidence float8, reasons jsonb)`
  const isOver = sql`state = 'open' and not exists (
      select 1 from ${recordset} where r.a = duplicate_pairs.a_id and r.b = duplicate_pairs.b_id)`
  const own = sql`workspace_id = ${ctx.workspaceId} and object = ${type.name}`
  const gone = (sides === 'both' ? ['a_id', 'b_id'] : ['b_id']).map((side) =>
    sql`${steady} delete from duplicate_pairs where ${own} and ${sql.ref(side)} = any (${ids}::uuid[]) and ${isOver}`.execute(
      ctx.db,
    ),
  )
  const went = await Promise.all(gone)
  if (rows.length === 0) return went.some(isAny)
  const come =
    await sql`insert into duplicate_pairs (workspace_id, object, id, a_id, b_id, confidence, reasons, found_at)
    select ${ctx.workspaceId}, ${type.name}, r.id, r.a, r.b, r.confidence, r.reasons, ${ctx.now().toISOString()}
    from ${recordset} order by r.a, r.b
    on conflict (workspace_id, object, a_id, b_id) do update set confidence = excluded.confidence, reasons = excluded.reasons
      where duplicate_pairs.confidence is distinct from excluded.confidence and duplicate_pairs.state = 'open'`.execute(
      ctx.db,
    )
  return [...went, come].some(isAny)
}

const isAny = ({ numAffectedRows }: { numAffectedRows?: bigint | undefined }) => (numAffectedRows ?? 0n) > 0n
