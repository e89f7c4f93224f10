import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { systemActing } from '#platform/ctx/system-acting'
import { refuse } from '#platform/http/refusal'
import { dayIn, plusDays } from '../days.ts'
import { entriesBetween } from '../entries.ts'
import { writeCalendar } from '../ics/write-calendar.ts'
import { calendarKinds } from '../kinds.ts'
import { hashOf, readAddress } from '../secret-address.ts'
import { eventOf } from './feed-event.ts'

const DAYS_BACK = 30
const DAYS_AHEAD = 330
/** How often reading is written down at most. */
const NOTED_MS = 60 * 60_000

/**
 * Serves `GET /calendars/{secret}.ics`: what stands in a person's calendar, with the rights they have now. Whoever knows the
 * address reads it; an address that was revoked, or of somebody who left, leads nowhere.
 */
export function mountFeeds(server: FastifyInstance, kith: Kith): void {
  server.get<{ Params: { file: string } }>('/calendars/:file', async (request, reply) => {
    const text = await feedOf(kith, request.params.file.replace(/\.ics$/, ''))
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
    reply.headers({ etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' })
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    if (known?.includes(etag)) return reply.status(304).send()
    return reply
      .headers({ 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="kith.ics"' })
      .send(text)
  })
}

async function feedOf(kith: Kith, word: string): Promise<string> {
  const { ids, secret } = readAddress(word, 2) ?? refuse('route_not_found')
  const [workspaceId = '', userId = ''] = ids
  const isKnown = await inWorkspace(kith, { ...systemActing, workspaceId }, (ctx) => noteReading(ctx, userId, secret))
  if (!isKnown) refuse('route_not_found')
  const acting = await actingForJob(kith, { workspaceId, userId })
  return inWorkspace(kith, acting, (ctx) => calendarOf(ctx, kith.config.publicUrl), { readOnly: true })
}

/** Whether the address holds; that it was used is written down now and then. */
async function noteReading(ctx: Ctx, userId: string, secret: string): Promise<boolean> {
  const feed = await ctx.db
    .selectFrom('calendarFeeds as feed')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.workspaceId', '=', 'feed.workspaceId').onRef('m.userId', '=', 'feed.userId'),
    )
    .select('feed.readAt')
    .where('feed.workspaceId', '=', ctx.workspaceId)
    .where('feed.userId', '=', userId)
    .where('feed.hash', '=', hashOf(secret))
    .executeTakeFirst()
  if (!feed) return false
  if (feed.readAt === null || Date.parse(feed.readAt) < ctx.now().getTime() - NOTED_MS)
    await ctx.db
      .updateTable('calendarFeeds')
      .set({ readAt: ctx.now().toISOString() })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('userId', '=', userId)
      .execute()
  return true
}

async function calendarOf(ctx: Ctx, publicUrl: string): Promise<string> {
  const kinds = calendarKinds(ctx).filter(({ usual }) => usual)
  const today = dayIn(ctx.now().toISOString(), ctx.workspace.timeZone)
  const people = ctx.userId ? [ctx.userId] : []
  const span = { from: plusDays(today, -DAYS_BACK), to: plusDays(today, DAYS_AHEAD), people }
  const living = await entriesBetween(ctx, kinds, span)
  const trashed = await entriesBetween(ctx, kinds, { ...span, trash: true })
  const events = [...living.entries, ...trashed.entries].map((entry) => eventOf(ctx, entry, publicUrl))
  return writeCalendar(events, { name: `Kith · ${ctx.workspace.name}` })
}
