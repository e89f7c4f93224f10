import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { ObjectType } from '#platform/objects/object-type'

/** A key that so many records share tells nobody apart: it is passed over. */
const MOST_IN_A_BLOCK = 50

/**
 * Which records each of some records meets under a key of theirs.
 * @param keysById the keys of each; the record itself need not be kept yet.
 */
export async function candidatesFor(
  ctx: Ctx,
  type: ObjectType,
  keysById: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  const asking = new Map<string, string[]>()
  for (const [id, keys] of keysById) for (const key of keys) asking.set(key, [...(asking.get(key) ?? []), id])
  if (asking.size === 0) return found
  await inParts([...asking.keys()], async (keys) => {
    for (const { key, members } of await blocksOf(ctx, type, keys)) {
      if (members.length > MOST_IN_A_BLOCK) continue
      for (const id of asking.get(key) ?? [])
        for (const member of members) if (member !== id) found.set(id, (found.get(id) ?? new Set()).add(member))
    }
  })
  return found
}

async function blocksOf(ctx: Ctx, type: ObjectType, keys: readonly string[]) {
  const { rows } = await sql<{ key: string; members: string }>`
    ${steady} select wanted.key::text as key, array_to_string(array(
      select record_id from duplicate_keys
       where workspace_id = ${ctx.workspaceId} and object = ${type.name} and key = wanted.key limit ${MOST_IN_A_BLOCK + 1}), ' ') as members
    from unnest(${keys}::bigint[]) as wanted(key)`.execute(ctx.db)
  // A list as PostgreSQL writes it is read letter by letter.
  return rows.map(({ key, members }) => ({ key, members: members === '' ? [] : members.split(' ') }))
}

const PART = 1_000

/** Works on many in parts that are asked for all at once: the database reads the next while this one is worked on. */
export async function inParts<T>(all: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> {
  const parts = Array.from({ length: Math.ceil(all.length / PART) }, (_, at) => all.slice(at * PART, (at + 1) * PART))
  await Promise.all(parts.map(work))
}
