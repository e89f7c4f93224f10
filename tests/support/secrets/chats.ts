import { uuidv7 } from 'uuidv7'
import { aChannel } from '../a-chat.ts'
import { owners, type SecretWorld, secretOf } from './secret-world.ts'

/** Who chatted in each one's conversation: what they called themselves, the page they are on, and how they rated it. */
export async function chats(world: SecretWorld): Promise<void> {
  const { id: channelId } = await aChannel(world)
  world.ids['chat-channels'] = [channelId]
  for (const owner of owners)
    await world.ann.does(async (ctx) => {
      const said = secretOf(owner, 'conversation')
      const conversationId = world.recordOf(owner, 'conversation')
      // They left long ago: whether somebody is there must not hang on how long a test takes.
      const at = new Date(ctx.now().getTime() - 3_600_000).toISOString()
      const visitor = { workspaceId: ctx.workspaceId, id: uuidv7(), channelId, conversationId, language: 'en' }
      const { workspaceId, id: visitorId } = visitor
      const page = { pageUrl: `https://shop.example/${said}`, pageTitle: said }
      const seen = { name: said, email: `${said}@x.example`, ...page, seenAt: at, createdAt: at }
      await ctx.db
        .insertInto('chatVisitors')
        .values({ ...visitor, ...seen })
        .execute()
      await ctx.db.insertInto('chatFeeds').values({ workspaceId, visitorId }).execute()
      const source = { workspaceId, channel: 'chat', sourceKey: visitorId, conversationId }
      await ctx.db.insertInto('conversationSources').values(source).execute()
      const visited = { workspaceId, id: uuidv7(), visitorId, url: page.pageUrl, title: said, seenAt: at }
      await ctx.db.insertInto('chatPages').values(visited).execute()
      const rated = {
        rating: 1,
        comment: said,
        answeredAt: at,
        scale: 5,
        channel: 'email',
        way: 'mail',
        language: 'en',
      }
      await ctx.db
        .insertInto('surveys')
        .values({ workspaceId, id: uuidv7(), conversationId, ...rated, resolvedAt: at, askedAt: at, expiresAt: at })
        .execute()
    })
}
