import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { countRecords } from '#platform/objects/count-records'
import type { Filter } from '#platform/objects/filter'
import { recordsOf } from '#platform/objects/find-record'
import { listRecords } from '#platform/objects/list-records'
import type { AnyRecord } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'
import type { Box, InboxQuery, Line } from '../contract/inbox.ts'

const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })

const boxes: Record<Exclude<Box, 'mentions'>, Filter[]> = {
  mine: [is('assigneeId', 'me')],
  unassigned: [{ field: 'assigneeId', op: 'isEmpty' }],
  all: [],
  unattended: [{ field: 'waitingSince', op: 'isNotEmpty' }],
}

/** A page of a box of the inbox: a walk along the index of its order. */
export async function listInbox(ctx: Ctx, query: InboxQuery): Promise<{ items: Line[]; nextCursor: string | null }> {
  const type = ctx.objects.find('conversation')
  if (query.box === 'mentions') {
    const { items, nextCursor } = await mentions(ctx, query)
    return { items: await linesOf(ctx, await recordsOf(ctx, type, items)), nextCursor }
  }
  const conditions = [
    ...boxes[query.box],
    ...(query.state ? [is('state', query.state)] : []),
    ...(query.filter ? [query.filter] : []),
  ]
  const { items, nextCursor } = await listRecords(ctx, type, {
    ...{ filter: conditions.length > 0 ? { and: conditions } : undefined, q: query.q },
    ...{ sort: query.sort === 'waiting' ? 'waitingSince' : '-lastMessageAt', limit: query.limit, cursor: query.cursor },
  })
  return { items: await linesOf(ctx, items), nextCursor }
}

/** Ids of conversations somebody is named in, the latest first. */
async function mentions(ctx: Ctx, { state, limit, cursor }: InboxQuery) {
  const from = cursor ? readCursor(cursor) : null
  const { rows } = await sql<{ id: string; at: string }>`select m.conversation_id as id, m.mentioned_at as at
    from conversation_mentions m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.deleted_at is null
    where m.workspace_id = ${ctx.workspaceId} and m.user_id = ${ctx.userId}
      and ${state ? sql`c.state = ${state}` : sql`true`}
      and ${from ? sql`(m.mentioned_at, m.conversation_id) < (${from.at}, ${from.id})` : sql`true`}
    order by m.mentioned_at desc, m.conversation_id desc limit ${limit + 1}`.execute(ctx.db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ id }) => id),
    nextCursor: rows.length > limit && last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null,
  }
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    refuseInput({ path: 'cursor', code: 'invalid', message: 'No cursor of this list', mend: 'Begin without one.' })
  return { at, id }
}

/** What a line of the inbox shows, with the customers’ names and whether one has begun to write. */
async function linesOf(ctx: Ctx, records: readonly AnyRecord[]): Promise<Line[]> {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const ids = records.map(({ id }) => id)
  const contacts = records.flatMap(({ contactId }) => text(contactId) ?? [])
  const [names, drafts] = await Promise.all([
    contacts.length > 0
      ? titlesOf(
          ctx,
          contacts.map((id) => ({ object: 'contact', id })),
        )
      : new Map(),
    draftedOf(ctx, ids),
  ])
  return records.map((record) => ({
    ...{ id: record.id, version: record.version, number: String(record.number), subject: text(record.subject) },
    ...{
      channel: String(record.channel ?? 'internal'),
      state: String(record.state),
      priority: String(record.priority ?? 'normal'),
    },
    labels: Array.isArray(record.labels) ? record.labels.map(String) : [],
    ...{ assigneeId: text(record.assigneeId), teamId: text(record.teamId), contactId: text(record.contactId) },
    name: names.get(text(record.contactId) ?? '')?.title ?? text(record.senderName) ?? text(record.senderEmail),
    ...{
      preview: text(record.preview),
      previewBy: text(record.previewBy),
      lastMessageAt: String(record.lastMessageAt),
    },
    ...{
      waitingSince: text(record.waitingSince),
      snoozedUntil: text(record.snoozedUntil),
      hasDraft: drafts.has(record.id),
    },
  }))
}

async function draftedOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('conversationDrafts')
    .select('conversationId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', ctx.userId)
    .where('conversationId', 'in', ids)
    .execute()
  return new Set(rows.map(({ conversationId }) => conversationId))
}

/** How much stands open in the boxes. */
export async function countInbox(ctx: Ctx) {
  const type = ctx.objects.find('conversation')
  const count = (filters: Filter[]) =>
    countRecords(ctx, type, { filter: { and: [...filters, is('state', 'open')] } }).then((counted) => counted.count)
  const [mine, unassigned, all, unattended, waiting] = await Promise.all([
    count(boxes.mine),
    count(boxes.unassigned),
    count(boxes.all),
    count(boxes.unattended),
    count([...boxes.mine, ...boxes.unattended]),
  ])
  return { mine, unassigned, all, unattended, waiting }
}
