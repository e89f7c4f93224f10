import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const Visitor = z.object({
  id: z.uuid(),
  chat: z.string().describe('The name of the chat they came by'),
  name: z.string().nullable(),
  email: z.string().nullable(),
  isProven: z.boolean().describe('Their website says who they are; else they said so themselves'),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  language: z.string(),
  isTyping: z.boolean(),
  isHere: z.boolean().describe('They have a page with the chat open'),
  hasRead: z.boolean().describe('All that was said to them'),
  seenAt: z.string(),
  page: z.object({ url: z.string(), title: z.string() }).nullable(),
  visits: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        pages: z.array(z.object({ url: z.string(), title: z.string(), seenAt: z.string() })),
      }),
    )
    .describe('The latest first; pages within half an hour are one visit'),
})
export type Visitor = z.output<typeof Visitor>

export const chatVisitors = {
  get: endpoint({
    method: 'GET',
    path: '/conversations/{id}/visitor',
    summary: 'Who is on the other side of a chat: where they are, what they do, earlier visits; null: it is no chat',
    permission: 'conversations.read',
    input: z.strictObject({ id: Id }),
    output: z.object({ visitor: Visitor.nullable() }),
    refusals: ['record_not_found'],
    example: { id: '01890000-0000-7000-8000-000000000000' },
  }),
}
