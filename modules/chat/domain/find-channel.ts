import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { writeAddress } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Channel, ChatContent } from '../contract/channel-shape.ts'

/** A chat as its widget and its verbs need it. */
export interface StoredChannel {
  id: string
  name: string
  state: 'off' | 'on'
  content: ChatContent
  calendarId: string | null
  teamId: string | null
  identityRound: number
  version: number
}

/** The chat of an id, or undefined. @param hold until the transaction ends, so that nobody changes it meanwhile */
export async function storedChannel(ctx: Ctx, id: string, { hold = false } = {}): Promise<StoredChannel | undefined> {
  const { rows } =
    await sql<StoredChannel>`select id, name, state, content, calendar_id, team_id, identity_round, version
    from chat_channels where workspace_id = ${ctx.workspaceId} and id = ${id} ${hold ? sql`for no key update` : sql``}`.execute(
      ctx.db,
    )
  return rows[0]
}

/** A chat's name in script tags: the workspace and itself, and nothing that is secret. */
export const chatWord = (workspaceId: string, channelId: string) => writeAddress([workspaceId, channelId])

/** Chats with their figures, by name. @param publicUrl where Kith stands */
export const listChannels = (ctx: Ctx, publicUrl: string): Promise<Channel[]> =>
  described(ctx, publicUrl, sql<SqlBool>`true`)

/** @throws Refusal chat_not_found */
export async function findChannel(ctx: Ctx, publicUrl: string, id: string): Promise<Channel> {
  const [channel] = await described(ctx, publicUrl, sql<SqlBool>`c.id = ${id}`)
  return channel ?? refuse('chat_not_found')
}

async function described(ctx: Ctx, publicUrl: string, where: RawBuilder<SqlBool>): Promise<Channel[]> {
  const since = new Date(ctx.now().getTime() - 30 * 86_400_000).toISOString()
  const { rows } = await sql<Omit<Channel, 'word' | 'script'>>`select c.id, c.name, c.state, c.content, c.calendar_id,
      c.team_id, c.version, c.created_at, c.updated_at,
      (select jsonb_build_object('visitors', count(*), 'conversations', count(v.conversation_id)) from chat_visitors v
        where v.workspace_id = c.workspace_id and v.channel_id = c.id and v.created_at >= ${since}) as figures
    from chat_channels c where c.workspace_id = ${ctx.workspaceId} and ${where} order by lower(c.name), c.id`.execute(
    ctx.db,
  )
  return rows.map((row) => {
    const word = chatWord(ctx.workspaceId, row.id)
    const source = new URL('/chat/widget.js', publicUrl).href
    return { ...row, word, script: `<script async src="${source}" data-chat="${word}"></script>` }
  })
}
