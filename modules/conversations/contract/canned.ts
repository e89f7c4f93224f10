import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const Shortcut = text(40).pipe(
  z.string().regex(/^[\p{L}\p{N}_-]+$/u, { error: 'A shortcut is one word of letters, digits and hyphens' }),
)

const parts = {
  shortcut: Shortcut.describe('typed behind a slash'),
  name: text(120).pipe(z.string().trim().min(1, { error: 'It needs a name' })),
  body: text(20_000).pipe(z.string().min(1, { error: 'It says something' })),
  personal: z.boolean().describe('only you see it; those of everybody need the right to settings'),
}
export const CannedDraft = z.strictObject({ ...parts, personal: parts.personal.default(false) })
export type CannedDraft = z.output<typeof CannedDraft>
const CannedChange = CannedDraft.extend({ id: Id, version: z.int().optional() })
export type CannedChange = z.output<typeof CannedChange>

const Canned = z.object({
  id: z.uuid(),
  shortcut: z.string(),
  name: z.string(),
  body: z.string(),
  personal: z.boolean(),
  version: z.int(),
  updatedAt: z.string(),
})
const example = {
  shortcut: 'thanks',
  name: 'Thank you, and what happens next',
  body: 'Hello {{contact.firstName | "there"}},\n\nthank you for writing. We look into it today.\n\n{{sender.name}}',
}

/** Answers that are given again and again. */
export const cannedRepliesContract = {
  list: endpoint({
    method: 'GET',
    path: '/canned-replies',
    summary: 'Canned replies: everybody’s, and your own; and the variables that may stand in them',
    permission: 'conversations.read',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(Canned),
      variables: z
        .array(z.string())
        .describe('written in double braces, with what stands there instead: {{contact.firstName | "there"}}'),
    }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/canned-replies',
    summary: 'Write a canned reply',
    permission: 'conversations.update',
    input: CannedDraft,
    output: Canned,
    refusals: ['forbidden', 'person_needed', 'shortcut_taken'],
    example,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/canned-replies/{id}',
    summary: 'Change a canned reply',
    permission: 'conversations.update',
    input: CannedChange,
    output: Canned,
    refusals: ['forbidden', 'person_needed', 'canned_reply_not_found', 'version_conflict', 'shortcut_taken'],
    example: { id: someId, ...example },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/canned-replies/{id}',
    summary: 'Delete a canned reply; macros that gave it no longer do',
    permission: 'conversations.update',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['forbidden', 'canned_reply_not_found'],
    example: { id: someId },
  }),
  filled: endpoint({
    method: 'GET',
    path: '/conversations/{id}/canned-replies',
    summary:
      'Canned replies as they would be given in a conversation; a variable without a value stands as it is and is told',
    permission: 'conversations.read',
    input: z.strictObject({ id: Id }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          shortcut: z.string(),
          name: z.string(),
          text: z.string(),
          missing: z.array(z.string()),
        }),
      ),
    }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
}
