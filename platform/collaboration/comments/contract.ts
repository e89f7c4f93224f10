import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Body, Comment, Mentions, ObjectName, Reaction, reactionKinds } from './comment-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'

const Ids = z
  .string()
  .max(3_700)
  .transform((list) => list.split(',').map((id) => id.trim()))
  .pipe(z.array(Id).max(100))

/** What people say to each other about records. Whoever may read the record may read and write them. */
export const comments = {
  list: endpoint({
    method: 'GET',
    path: '/comments',
    summary: 'Comments, newest first: of one record, of the threads under some events or comments, or all',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName.optional(),
      recordId: Id.optional(),
      threads: Ids.optional().describe(
        'Ids of events or comments, comma-separated: those comments and what stands under them',
      ),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: Id.optional(),
    }),
    output: z.object({ items: z.array(Comment), nextCursor: z.string().nullable() }),
    refusals: ['record_not_found'],
    example: { limit: 5 },
  }),
  create: endpoint({
    method: 'POST',
    path: '/comments',
    summary: 'Say something about a record, or under an event of its timeline or another comment',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName,
      recordId: Id,
      threadId: Id.optional(),
      body: Body,
      mentions: Mentions.default([]),
    }),
    output: Comment,
    refusals: ['record_not_found', 'thread_not_found', 'forbidden', 'person_needed'],
    example: { object: 'contact', recordId: someId, body: 'Asked for decaf on the phone.\nWho has samples?' },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/comments/{id}',
    summary: 'Say it otherwise; only who wrote it can, and what it said before is kept',
    permission: 'signedIn',
    input: z.strictObject({ id: Id, body: Body, mentions: Mentions.default([]) }),
    output: Comment,
    refusals: ['comment_not_found', 'comment_not_yours', 'forbidden', 'person_needed'],
    example: { id: someId, body: 'Asked for decaf by mail.' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/comments/{id}',
    summary: 'Take a comment back; only who wrote it can',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: Comment,
    refusals: ['comment_not_found', 'comment_not_yours', 'forbidden', 'person_needed'],
    example: { id: someId },
  }),
  restore: endpoint({
    method: 'POST',
    path: '/comments/{id}/restoration',
    summary: 'Bring back a comment that was taken back; only who wrote it can',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: Comment,
    refusals: ['comment_not_found', 'comment_not_yours', 'forbidden', 'person_needed'],
    example: { id: someId },
  }),
  versions: endpoint({
    method: 'GET',
    path: '/comments/{id}/versions',
    summary: 'What a comment said before it was changed, newest first',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: z.object({ items: z.array(z.object({ body: z.string(), replacedAt: z.string() })) }),
    refusals: ['comment_not_found'],
    example: { id: someId },
  }),
}

const Given = z.object({ subjectId: z.uuid(), items: z.array(Reaction) })
const Sign = z.strictObject({
  subjectId: Id,
  object: ObjectName.describe('`comment`, or the object of the record'),
  kind: z.enum(reactionKinds),
})

/** Signs on comments and on records such as notes: each person once of a kind. */
export const reactions = {
  list: endpoint({
    method: 'GET',
    path: '/reactions',
    summary: 'The signs that some records were given',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName, subjects: Ids.describe('Ids of the records, comma-separated') }),
    output: z.object({ items: z.array(Given) }),
    example: { object: 'note', subjects: someId },
  }),
  give: endpoint({
    method: 'PUT',
    path: '/reactions/{subjectId}',
    summary: 'Give a comment or a record a sign; giving it again changes nothing',
    permission: 'signedIn',
    input: Sign,
    output: Given,
    refusals: ['record_not_found', 'comment_not_found', 'forbidden', 'person_needed'],
    example: { subjectId: someId, object: 'comment', kind: 'agree' },
  }),
  take: endpoint({
    method: 'DELETE',
    path: '/reactions/{subjectId}',
    summary: 'Take a sign back',
    permission: 'signedIn',
    input: Sign,
    output: Given,
    refusals: ['record_not_found', 'comment_not_found', 'forbidden', 'person_needed'],
    example: { subjectId: someId, object: 'comment', kind: 'agree' },
  }),
}
