import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { freshSecret, hashOf, readAddress, writeAddress } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import type { Language } from '#platform/i18n/translate'
import type { StoredChannel } from './find-channel.ts'
import type { Identity } from './identity.ts'

/** A visitor as they stand. */
export interface StoredVisitor {
  id: string
  channelId: string
  provenAs: string | null
  name: string | null
  email: string | null
  language: Language
  conversationId: string | null
  pageUrl: string | null
  pageTitle: string | null
  seenAt: string
}

/** A browser of a visitor's. */
export interface ChatSession {
  id: string
  visitor: StoredVisitor
}

const columns = sql.raw(`v.id, v.channel_id, v.proven_as, v.name, v.email, v.language, v.conversation_id, v.page_url,
  v.page_title, v.seen_at`)

/** The session that a browser's token opens in this chat; undefined for none. */
export async function openSession(ctx: Ctx, channel: StoredChannel, token: string): Promise<ChatSession | undefined> {
  const { ids, secret } = readAddress(token, 1) ?? { ids: [], secret: '' }
  if (!ids[0]) return undefined
  const { rows } = await sql<
    StoredVisitor & { sessionId: string; secret: Buffer }
  >`select s.id as session_id, s.secret, ${columns} from chat_sessions s
    join chat_visitors v on v.workspace_id = s.workspace_id and v.id = s.visitor_id
    where s.workspace_id = ${ctx.workspaceId} and s.id = ${ids[0]} and v.channel_id = ${channel.id}`.execute(ctx.db)
  const [row] = rows
  if (!row || !timingSafeEqual(row.secret, hashOf(secret))) return undefined
  const { sessionId, secret: _, ...visitor } = row
  return { id: sessionId, visitor }
}

/** The visitor of an id, or undefined. */
export async function storedVisitor(ctx: Ctx, id: string): Promise<StoredVisitor | undefined> {
  const { rows } = await sql<StoredVisitor>`select ${columns} from chat_visitors v
    where v.workspace_id = ${ctx.workspaceId} and v.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export interface Beginning {
  language: Language
  identity: Identity | null
}

/**
 * Makes a session for a visitor: of one who is proven, their own wherever they were before; else a new one.
 * @returns its token, which is nowhere else
 */
export async function beginSession(ctx: Ctx, channel: StoredChannel, { language, identity }: Beginning) {
  const found = identity
    ? await provenVisitor(ctx, channel, { language, identity })
    : await addVisitor(ctx, channel, { language, identity })
  const visitorId = found ?? lost()
  const id = uuidv7()
  const secret = freshSecret()
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('chatSessions')
    .values({ workspaceId: ctx.workspaceId, id, visitorId, secret: hashOf(secret), createdAt: now, seenAt: now })
    .execute()
  return { token: writeAddress([id], secret), visitorId }
}

/** Two browsers may come at once: the unique key decides who makes the visitor, and the other finds them. */
async function provenVisitor(ctx: Ctx, channel: StoredChannel, beginning: Beginning & { identity: Identity }) {
  const { provenAs, name, email } = beginning.identity
  const found = async () => {
    const { rows } = await sql<{
      id: string
    }>`update chat_visitors set name = coalesce(${name}, name), email = coalesce(${email}, email)
      where workspace_id = ${ctx.workspaceId} and channel_id = ${channel.id} and proven_as = ${provenAs} returning id`.execute(
      ctx.db,
    )
    return rows[0]?.id
  }
  return (await found()) ?? (await addVisitor(ctx, channel, beginning)) ?? (await found())
}

function lost(): never {
  throw new Error('A visitor who was there a moment ago')
}

async function addVisitor(ctx: Ctx, channel: StoredChannel, { language, identity }: Beginning) {
  const now = ctx.now().toISOString()
  const row = await ctx.db
    .insertInto('chatVisitors')
    .values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), channelId: channel.id, language, seenAt: now, createdAt: now },
      ...{ provenAs: identity?.provenAs ?? null, name: identity?.name ?? null, email: identity?.email ?? null },
    })
    .onConflict((same) => same.columns(['workspaceId', 'channelId', 'provenAs']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await ctx.db.insertInto('chatFeeds').values({ workspaceId: ctx.workspaceId, visitorId: row.id }).execute()
  return row.id
}

/**
 * Lets a session be of whom its website says: an unknown visitor becomes them, with what they said; where they were here before,
 * it goes on with that. Of somebody else it becomes nothing. @returns the token to go on with, or null for the same
 */
export async function proveSession(
  ctx: Ctx,
  channel: StoredChannel,
  { visitor }: ChatSession,
  identity: Identity,
): Promise<string | null> {
  const { provenAs, name, email } = identity
  if (visitor.provenAs === provenAs) return null
  if (visitor.provenAs === null) {
    const { rows } = await sql`update chat_visitors set proven_as = ${provenAs}, name = coalesce(${name}, name),
        email = coalesce(${email}, email)
      where workspace_id = ${ctx.workspaceId} and id = ${visitor.id} and not exists (select from chat_visitors other
        where other.workspace_id = ${ctx.workspaceId} and other.channel_id = ${channel.id} and other.proven_as = ${provenAs})
      returning id`.execute(ctx.db)
    if (rows.length > 0) return null
  }
  return (await beginSession(ctx, channel, { language: visitor.language, identity })).token
}
