import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import type { Visitor } from '../contract/visitors.ts'
import { visitorOf } from './chat-channel.ts'

/** A browser says every 25 seconds that it is here. */
const HERE_MS = 60_000
const PAUSE_MS = 30 * 60_000
const MOST_VISITS = 10

type Row = Omit<Visitor, 'visits' | 'page' | 'isHere' | 'isTyping'> & {
  pageUrl: string | null
  pageTitle: string | null
  typingUntil: string | null
}

/** Who is on the other side of a conversation, as far as it is a chat. @throws Refusal record_not_found */
export async function describeVisitor(ctx: Ctx, { id }: { id: string }): Promise<{ visitor: Visitor | null }> {
  await findRecord(ctx, ctx.objects.find('conversation'), id)
  const visitorId = await visitorOf(ctx, id)
  if (!visitorId) return { visitor: null }
  const { rows } =
    await sql<Row>`select v.id, c.name as chat, v.name, v.email, v.proven_as is not null as is_proven, v.language,
      (select coalesce(jsonb_agg(jsonb_build_object('label', a ->> 'label', 'value', a ->> 'value')), '[]')
        from jsonb_array_elements(v.answers) a) as answers,
      v.seen_at, v.page_url, v.page_title, v.typing_until, f.read_line >= f.last_line as has_read
    from chat_visitors v
    join chat_channels c on c.workspace_id = v.workspace_id and c.id = v.channel_id
    join chat_feeds f on f.workspace_id = v.workspace_id and f.visitor_id = v.id
    where v.workspace_id = ${ctx.workspaceId} and v.id = ${visitorId}`.execute(ctx.db)
  const [row] = rows
  if (!row) return { visitor: null }
  const { pageUrl, pageTitle, typingUntil, ...visitor } = row
  const now = ctx.now().getTime()
  return {
    visitor: {
      ...visitor,
      isTyping: typingUntil !== null && Date.parse(typingUntil) > now,
      isHere: now - Date.parse(visitor.seenAt) < HERE_MS,
      page: pageUrl ? { url: pageUrl, title: pageTitle ?? '' } : null,
      visits: visitsOf(await pagesOf(ctx, visitorId)),
    },
  }
}

async function pagesOf(ctx: Ctx, visitorId: string) {
  return ctx.db
    .selectFrom('chatPages')
    .select(['url', 'title', 'seenAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('visitorId', '=', visitorId)
    .orderBy('seenAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

type Page = Visitor['visits'][number]['pages'][number]

/** Pages, the latest first, as visits: what lies more than a pause apart is another. */
export function visitsOf(pages: readonly Page[]): Visitor['visits'] {
  const visits: Visitor['visits'] = []
  for (const page of pages) {
    const last = visits.at(-1)
    if (last && Date.parse(last.from) - Date.parse(page.seenAt) <= PAUSE_MS) {
      last.pages.push(page)
      last.from = page.seenAt
    } else visits.push({ from: page.seenAt, to: page.seenAt, pages: [page] })
  }
  return visits.slice(0, MOST_VISITS)
}
