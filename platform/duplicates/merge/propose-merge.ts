import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { recordsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { readableType } from '../known-type.ts'
import { referencesTo } from './references.ts'
import { fullest, propose } from './survivorship.ts'

interface Request {
  object: string
  recordIds: string[]
  survivorId?: string | undefined
}

/** What merging some records would make: the records, whose value of each field would stay and why, and what hangs on each. */
export async function proposeMerge(ctx: Ctx, { object, recordIds: ids, survivorId }: Request) {
  const type = readableType(ctx, object)
  const records = await recordsOf(ctx, type, ids)
  if (records.length < ids.length || records.some(({ deletedAt }) => deletedAt !== null))
    refuse('record_not_found', { object: type.name })
  const proposal = propose(type, records, survivorId ?? fullest(type, records))
  return { ...proposal, records, hanging: await hangingOn(ctx, type, ids) }
}

/** How many records of which type point to each. */
async function hangingOn(ctx: Ctx, type: ObjectType, ids: readonly string[]) {
  const byTable = new Map(
    ctx.objects.all().flatMap((other) => (other.custom ? [] : ([[snake(other.table), other]] as const))),
  )
  const found = new Map<string, Map<string, number>>()
  for (const { table, column } of await referencesTo(ctx, type)) {
    const other = byTable.get(table)
    if (!other || !ctx.may(`${other.plural}.read`)) continue
    const { rows } = await sql<{ id: string; count: number }>`select ${sql.id(column)} as id, count(*)::int as count
      from ${sql.table(table)} where workspace_id = ${ctx.workspaceId} and ${sql.id(column)} = any (${ids}::uuid[])
        and deleted_at is null group by 1`.execute(ctx.db)
    for (const { id, count } of rows) {
      const counts = found.get(other.name) ?? new Map<string, number>()
      found.set(other.name, counts.set(id, (counts.get(id) ?? 0) + count))
    }
  }
  return [...found].map(([other, counts]) => ({ object: other, counts: Object.fromEntries(counts) }))
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
