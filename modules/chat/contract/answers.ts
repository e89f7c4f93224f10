import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

/** How it went: whatever holds first. */
export const answerOutcomes = ['wrong', 'helped', 'handedOver', 'open'] as const
/** Whose words it has: a model's, those of its sources, or the program's own. */
export const answerWords = ['model', 'sources', 'program'] as const

const Answer = z.object({
  id: z.uuid().describe('Of its message, too'),
  conversationId: z.uuid(),
  number: z.string().describe('Of the conversation'),
  customer: z.string().nullable(),
  question: z.string(),
  text: z.string(),
  kind: z.string(),
  sources: z.array(
    z.object({
      articleId: z.uuid(),
      title: z.string(),
      heading: z.string(),
      language: z.string(),
      address: z.string().nullable(),
      text: z.string().describe('As it stood then'),
      score: z.number(),
    }),
  ),
  model: z.string().nullable().describe('Which phrased it; null: it is quoted'),
  phrasing: z
    .object({
      model: z.string(),
      host: z.string(),
      outcome: z.enum(['phrased', 'ungrounded', 'nothing', 'failed']).nullable(),
      said: z.string().nullable().describe('What was refused, or what its endpoint said'),
    })
    .nullable()
    .describe('How a model was asked to word it; null: none was. Without an outcome nothing came back'),
  outcome: z
    .enum(answerOutcomes)
    .describe('wrong: corrected, or it did not help. handedOver: a person was needed next. open: nobody has said'),
  helpful: z.boolean().nullable().describe('As its visitor said'),
  correction: z.string().nullable(),
  correctedBy: z.uuid().nullable(),
  correctedAt: z.string().nullable(),
  createdAt: z.string(),
})
export type Answer = z.output<typeof Answer>

export const AnswersQuery = z.strictObject({
  conversationId: Id.optional(),
  outcome: z.enum(answerOutcomes).optional(),
  by: z.enum(answerWords).optional().describe('Whose words it has'),
  q: text(200).optional().describe('Words of the question or the answer'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: Id.optional().describe('An answer: those before it'),
})
export type AnswersQuery = z.output<typeof AnswersQuery>

/** What the assistant of the chat said, and by what. */
export const chatAnswers = {
  list: endpoint({
    method: 'GET',
    path: '/chat-answers',
    summary: 'What the assistant answered, with its sources, the latest first',
    permission: 'conversations.read',
    input: AnswersQuery,
    output: z.object({ items: z.array(Answer), hasMore: z.boolean() }),
    example: { outcome: 'wrong', q: 'filter' },
  }),
  correct: endpoint({
    method: 'PUT',
    path: '/chat-answers/{id}/correction',
    summary: 'Say what would have been right; the article it came from is where to write it',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id, text: text(4_000).pipe(z.string().min(1, { error: 'Say what is right' })) }),
    output: Answer,
    refusals: ['chat_answer_not_found'],
    example: { id: '01890000-0000-7000-8000-000000000000', text: 'It is 65 g a litre.' },
  }),
}
