import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { expectReadable } from '#platform/history/record-history'
import { refuse } from '#platform/http/refusal'
import { titlesOf } from '#platform/objects/titles'
import type { HandOver } from './contract.ts'

interface Asked {
  object?: string | undefined
  recordId?: string | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Hand-overs of one record, or the open ones to and from the one who asks, newest first. Those of records one may not read
 * do not appear, nor do open ones of records in the trash. @throws Refusal record_not_found
 */
export async function listHandOvers(ctx: Ctx, { object, recordId, limit, cursor }: Asked) {
  if (recordId) await expectReadable(ctx, object ?? '', recordId)
  const about = recordId
    ? sql<SqlBool>`h.record_id = ${recordId}`
    : sql<SqlBool>`h.finished_at is null and (h.to_id = ${ctx.userId} or h.from_id = ${ctx.userId})`
  const beyond = cursor ? sql<SqlBool>`h.id < ${cursor}` : sql<SqlBool>`true`
  const rows = await rowsWhere(ctx, sql<SqlBool>`${about} and ${beyond}`, limit + 1)
  const page = rows.slice(0, limit)
  return {
    items: await withTitles(ctx, page, (isTrashed) => !isTrashed || recordId !== undefined),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** @throws Refusal hand_over_not_found */
export async function findHandOver(ctx: Ctx, id: string): Promise<HandOver> {
  const [found] = await withTitles(ctx, await rowsWhere(ctx, sql<SqlBool>`h.id = ${id}`, 1), () => true)
  return found ?? refuse('hand_over_not_found')
}

type Row = Omit<HandOver, 'title' | 'may'>

async function rowsWhere(ctx: Ctx, where: RawBuilder<SqlBool>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select h.id, h.object, h.record_id, h.reason, h.note, h.created_at, h.finished_at,
      (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = h.from_id) as "from",
      (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = h.to_id) as "to",
      coalesce((select jsonb_agg(jsonb_build_object('position', i.position, 'label', i.label, 'tickedAt', i.ticked_at) order by i.position)
        from hand_over_items i where i.workspace_id = h.workspace_id and i.hand_over_id = h.id), '[]') as items
    from hand_overs h where h.workspace_id = ${ctx.workspaceId} and ${where}
    order by h.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

async function withTitles(ctx: Ctx, rows: readonly Row[], isShown: (isTrashed: boolean) => boolean) {
  const named = await titlesOf(
    ctx,
    rows.map(({ object, recordId }) => ({ object, id: recordId })),
  )
  return rows.flatMap((row) => {
    const record = named.get(row.recordId)
    if (!record || !isShown(record.isTrashed)) return []
    return [{ ...row, title: record.title, may: { tick: row.to !== null && row.to.id === ctx.userId } }]
  })
}
