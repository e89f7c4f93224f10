import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { FilterText } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { conversationStates } from '../objects/conversation.ts'

const boxNames = ['mine', 'unassigned', 'all', 'mentions', 'unattended'] as const
export type Box = (typeof boxNames)[number]

const InboxQuery = z.strictObject({
  box: z.enum(boxNames).default('all').describe('unattended: where a customer waits for an answer'),
  state: z.enum(conversationStates).optional(),
  filter: FilterText.optional().describe('JSON of the filter language, as a saved view has it'),
  q: text(200).optional(),
  sort: z.enum(['latest', 'waiting']).default('latest').describe('waiting: who waits longest first'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(8_000).optional(),
})
export type InboxQuery = z.output<typeof InboxQuery>

const Line = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string(),
  subject: z.string().nullable(),
  channel: z.string(),
  state: z.string(),
  priority: z.string(),
  labels: z.array(z.string()),
  assigneeId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  contactId: z.uuid().nullable(),
  name: z.string().nullable().describe('of the contact, or as the sender called themselves'),
  preview: z.string().nullable(),
  previewBy: z.string().nullable(),
  lastMessageAt: z.string(),
  waitingSince: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  hasDraft: z.boolean(),
})
export type Line = z.output<typeof Line>

export const inboxContract = {
  list: endpoint({
    method: 'GET',
    path: '/inbox',
    summary: 'Conversations of one box of the inbox, a line each, the latest first',
    permission: 'conversations.read',
    input: InboxQuery,
    output: z.object({ items: z.array(Line), nextCursor: z.string().nullable() }),
    example: { box: 'unassigned', state: 'open' },
  }),
  counts: endpoint({
    method: 'GET',
    path: '/inbox/counts',
    summary: 'How many open conversations are in each box; waiting: mine where a customer waits',
    permission: 'conversations.read',
    input: z.strictObject({}),
    output: z.object({
      mine: z.int(),
      unassigned: z.int(),
      all: z.int(),
      unattended: z.int(),
      waiting: z.int(),
    }),
    example: {},
  }),
}
