import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { hiddenOf } from '#platform/objects/conceal'
import { recordsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { titleOf } from '#platform/objects/trash-records'
import type { Evidence } from './compare/evidence.ts'
import { comparedTypes, readableType } from './known-type.ts'
import { listScans } from './scan/stored-scan.ts'
import { duplicateSettings } from './settings.ts'

interface Query {
  object: string
  state: 'open' | 'never'
  limit: number
  cursor?: string | undefined
}

interface PairRow {
  id: string
  aId: string
  bId: string
  confidence: number
  reasons: Evidence[]
  foundAt: string
}

/** Pairs that may be one, the surest first, each record with the words that name it. */
export async function listPairs(ctx: Ctx, { object, state, limit, cursor }: Query) {
  const type = readableType(ctx, object)
  const [confidence, id] = cursor?.split('_') ?? []
  const beyond =
    confidence && id
      ? sql<SqlBool>`(confidence < ${Number(confidence)} or (confidence = ${Number(confidence)} and id > ${id}))`
      : sql<SqlBool>`true`
  const { rows } = await sql<PairRow>`select id, a_id, b_id, confidence, reasons, found_at from duplicate_pairs
    where workspace_id = ${ctx.workspaceId} and object = ${object} and state = ${state} and ${beyond}
    order by confidence desc, id limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const records = await recordsOf(ctx, type, [...new Set(page.flatMap(({ aId, bId }) => [aId, bId]))])
  const byId = new Map(records.map((record) => [record.id, record]))
  const last = page.at(-1)
  return {
    items: page.flatMap(({ aId, bId, ...pair }) => {
      const both = [byId.get(aId), byId.get(bId)].flatMap((record) => record ?? [])
      return both.length === 2
        ? [
            {
              ...pair,
              reasons: shownReasons(type, pair.reasons),
              object,
              records: both.map((record) => ({ id: record.id, title: titleOf(type, record) })),
            },
          ]
        : []
    }),
    nextCursor: rows.length > limit && last ? `${last.confidence}_${last.id}` : null,
  }
}

// The evidence quotes what stands in fields.
const shownReasons = (type: ObjectType, reasons: Evidence[]) => (hiddenOf(type).size > 0 ? [] : reasons)

/** How many pairs wait, how the searches stand, and what is decided about them. */
export async function describeDuplicates(ctx: Ctx) {
  const types = comparedTypes(ctx)
  const settings = await duplicateSettings(ctx)
  const { rows } = await sql<{ object: string; open: number; sure: number }>`
    select object, count(*)::int as open, count(*) filter (where confidence >= ${settings.bulkConfidence})::int as sure
      from duplicate_pairs where workspace_id = ${ctx.workspaceId} and state = 'open'
       and object = any (${types.map(({ name }) => name)}::text[]) group by object`.execute(ctx.db)
  const scans = new Map((await listScans(ctx)).map((scan) => [scan.object, scan]))
  return {
    settings,
    may: { merge: ctx.may('merge'), settings: ctx.may('settings') },
    objects: types.map(({ name }) => {
      const counted = rows.find(({ object }) => object === name)
      const scan = scans.get(name)
      return {
        object: name,
        open: counted?.open ?? 0,
        sure: counted?.sure ?? 0,
        scan: {
          isRunning: scan !== undefined && scan.state !== 'idle',
          done: Number(scan?.done ?? 0),
          total: scan?.total ? Number(scan.total) : null,
          finishedAt: scan?.finishedAt ?? null,
        },
      }
    }),
  }
}
