import '../notifications.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { followersOf } from '../following/followers.ts'
import type { Subject } from '../subject.ts'
import type { Mention } from './comment-shape.ts'
import { peopleNamed } from './mentions.ts'

const MOST_QUOTED = 160

interface Said {
  id: string
  threadId: string | null
  body: string
  mentions: Mention[]
}

/** Tells everybody a new comment concerns, each of them once: who is named in it, else who is answered, else who follows. */
export async function tellOfComment(ctx: Ctx, subject: Subject, said: Said): Promise<void> {
  const named = await tellOfMention(ctx, subject, said)
  const answered = (await speakersIn(ctx, said)).filter((id) => !named.includes(id))
  await say(ctx, 'comment.reply', subject, said, answered)
  const others = (await followersOf(ctx, subject)).filter((id) => !named.includes(id) && !answered.includes(id))
  await say(ctx, 'comment.followed', subject, said, others)
}

/** Tells those who are named, nobody twice of one comment. @returns who they are */
export async function tellOfMention(ctx: Ctx, subject: Subject, said: Omit<Said, 'threadId'>): Promise<string[]> {
  const named = await peopleNamed(ctx, said.mentions)
  await say(ctx, 'comment.mention', subject, said, named)
  return named
}

async function speakersIn(ctx: Ctx, { threadId }: Said): Promise<string[]> {
  if (!threadId) return []
  const rows = await ctx.db
    .selectFrom('comments')
    .select('authorId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where(({ or, eb }) => or([eb('threadId', '=', threadId), eb('id', '=', threadId)]))
    .where('deletedAt', 'is', null)
    .execute()
  return rows.flatMap(({ authorId }) => authorId ?? [])
}

async function say(ctx: Ctx, kind: string, { type, id }: Subject, said: Omit<Said, 'threadId'>, to: readonly string[]) {
  const excerpt = said.body.length > MOST_QUOTED ? `${said.body.slice(0, MOST_QUOTED - 1).toWellFormed()}…` : said.body
  await notify(ctx, { kind, to, object: type.name, recordId: id, key: `comment:${said.id}`, params: { excerpt } })
}
