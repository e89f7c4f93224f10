import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal, refuse } from '#platform/http/refusal'
import type { Task } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import { readableType } from '../known-type.ts'
import { duplicateSettings } from '../settings.ts'
import { mergeRecords } from './merge-records.ts'

const Payload = z.object({ object: z.string(), above: z.number(), total: z.int() })

/**
 * Merges every open pair that is sure enough, in the background, by what is proposed for each.
 * @throws Refusal merge_not_possible below the confidence that administrators allow.
 */
export async function acceptSure(ctx: Ctx, { object, above }: { object: string; above?: number | undefined }) {
  const type = readableType(ctx, object)
  const { bulkConfidence } = await duplicateSettings(ctx)
  const from = above ?? bulkConfidence
  if (from < bulkConfidence)
    refuse('merge_not_possible', {
      mend: `All at once only from ${Math.round(bulkConfidence * 100)} % on; see the settings.`,
    })
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from duplicate_pairs
    where workspace_id = ${ctx.workspaceId} and object = ${type.name} and state = 'open' and confidence >= ${from}`.execute(
    ctx.db,
  )
  const total = rows[0]?.count ?? 0
  if (total > 0)
    await ctx.later(
      'duplicates.accept',
      { object, above: from, total },
      { key: `duplicates.accept:${ctx.workspaceId}:${object}` },
    )
  return { object, above: from, total }
}

/** Merges pair by pair, each in a transaction of its own: killed, the rest is still open and is gone on with. */
export const acceptTask: Task = async ({ payload, workspace, signal, log }) => {
  const { object, above, total } = Payload.parse(payload)
  const passed = new Set<string>()
  let merged = 0
  for (;;) {
    signal.throwIfAborted()
    const pair = await workspace((ctx) => nextPair(ctx, object, above, [...passed]))
    if (!pair) break
    try {
      await workspace((ctx) => mergeRecords(ctx, ctx.objects.find(object), { recordIds: [pair.aId, pair.bId] }))
      merged++
    } catch (error) {
      // Somebody merged one of the two meanwhile, or a value is valid no longer: it stays in the queue for a person.
      if (!(error instanceof Refusal)) throw error
      log.info({ pair: pair.id, code: error.code }, 'a pair is left to a person')
      passed.add(pair.id)
    }
    await workspace((ctx) =>
      tellProgress(ctx, { kind: 'duplicatesAccepted', id: object, done: merged + passed.size, total }),
    )
  }
  await workspace(async (ctx) => {
    await ctx.record({ type: 'duplicates.accepted', payload: { object, above, merged, failed: passed.size } })
    await tellProgress(ctx, {
      kind: 'duplicatesAccepted',
      id: object,
      done: merged + passed.size,
      total,
      status: 'done',
    })
  })
}

async function nextPair(ctx: Ctx, object: string, above: number, passed: readonly string[]) {
  const { rows } = await sql<{ id: string; aId: string; bId: string }>`select id, a_id, b_id from duplicate_pairs
    where workspace_id = ${ctx.workspaceId} and object = ${object} and state = 'open' and confidence >= ${above}
      and id <> all (${passed}::uuid[]) order by confidence desc, id limit 1`.execute(ctx.db)
  return rows[0]
}
