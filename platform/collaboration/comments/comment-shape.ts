import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

export const mentionKinds = ['user', 'team'] as const
export const reactionKinds = ['agree', 'heart', 'celebrate', 'laugh', 'seen', 'done'] as const
export type ReactionKind = (typeof reactionKinds)[number]

/** Who is named in a comment: in its text stands `@` and the name they had then. */
export const Mention = z.object({ kind: z.enum(mentionKinds), id: z.uuid(), name: z.string() })
export type Mention = z.output<typeof Mention>

export const Reaction = z.object({
  kind: z.enum(reactionKinds),
  count: z.int(),
  mine: z.boolean(),
  names: z.array(z.string()).describe('Who gave it, the first first; at most ten'),
})
export type Reaction = z.output<typeof Reaction>

export const Comment = z.object({
  id: z.uuid(),
  object: z.string(),
  recordId: z.uuid(),
  threadId: z.uuid().nullable().describe('The event or the comment it stands under; null: it stands by itself'),
  body: z.string().describe('Plain text; empty once deleted'),
  mentions: z.array(Mention),
  author: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  reactions: z.array(Reaction),
  may: z.object({ change: z.boolean() }),
})
export type Comment = z.output<typeof Comment>

/** Plain text: links and line breaks are drawn by whoever shows it. */
export const Body = text(10_000).pipe(z.string().min(1, { error: 'A comment says something' }))

export const Mentions = z
  .array(z.strictObject({ kind: z.enum(mentionKinds), id: Id }))
  .max(50)
  .describe('Who is to be told; their names stand in the text behind an @')
export type MentionDraft = z.output<typeof Mentions>[number]

/** The name of an object, as clients send it. */
export const ObjectName = text(64)
