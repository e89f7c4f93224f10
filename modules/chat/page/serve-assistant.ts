import type { FastifyInstance, FastifyRequest } from 'fastify'
import { countAttempt } from '#platform/auth/attempts'
import type { Kith } from '#platform/ctx/ctx'
import { askForPerson } from '../domain/assistant/ask-for-person.ts'
import { lookUpOrder } from '../domain/assistant/look-up-order.ts'
import { rateAnswer } from '../domain/assistant/rate.ts'
import { answerInquiry } from '../domain/inquiries.ts'
import { mailTranscript } from '../domain/mail-transcript.ts'
import { readShape, shapes } from './shapes.ts'
import { conversing } from './visit.ts'

const limits = {
  /** Numbers of orders are guessed easily, mails of acquaintances are known. */
  order: { most: 6, seconds: 900 },
  orderFrom: { most: 20, seconds: 3_600 },
  press: { most: 30, seconds: 60 },
  transcript: { most: 3, seconds: 86_400 },
  transcriptFrom: { most: 10, seconds: 86_400 },
}

type Request = FastifyRequest<{ Params: { word: string } }>

/** What is said by a press: how an order stands, a person, whether an answer helped, what was asked, the chat by mail. */
export function mountAssistant(chat: FastifyInstance, kith: Kith): void {
  chat.post('/chat/:word/orders', async (request: Request, reply) => {
    const asked = readShape(shapes.order, request.body)
    await countAttempt(kith, `chat order ${request.ip}`, limits.orderFrom)
    await conversing(kith, request, async (ctx, { channel, session }) => {
      await countAttempt(kith, `chat order ${session.visitor.id}`, limits.order, { db: ctx.db })
      await lookUpOrder(ctx, channel, session.visitor, asked)
    })
    return reply.status(204).send()
  })
  chat.post('/chat/:word/person', async (request: Request, reply) => {
    await conversing(kith, request, async (ctx, { channel, session }) => {
      await countAttempt(kith, `chat press ${session.id}`, limits.press, { db: ctx.db })
      await askForPerson(ctx, channel, session.visitor)
    })
    return reply.status(204).send()
  })
  chat.put('/chat/:word/answers/:answerId', async (request: Request) => {
    const { helpful } = readShape(shapes.rate, request.body)
    const { answerId: id } = readShape(shapes.answer, request.params)
    return conversing(kith, request, async (ctx, { channel, session }) => {
      await countAttempt(kith, `chat press ${session.id}`, limits.press, { db: ctx.db })
      return rateAnswer(ctx, channel, session.visitor, { id, helpful })
    })
  })
  chat.put('/chat/:word/inquiries/:inquiryId', async (request: Request) => {
    const { value } = readShape(shapes.choice, request.body)
    const { inquiryId: id } = readShape(shapes.inquiry, request.params)
    return conversing(kith, request, async (ctx, { session }) => {
      await countAttempt(kith, `chat press ${session.id}`, limits.press, { db: ctx.db })
      return answerInquiry(ctx, session.visitor, { id, value })
    })
  })
  chat.post('/chat/:word/transcripts', async (request: Request, reply) => {
    await countAttempt(kith, `chat transcript ${request.ip}`, limits.transcriptFrom)
    await conversing(kith, request, async (ctx, { session }) => {
      await countAttempt(kith, `chat transcript ${session.visitor.id}`, limits.transcript, { db: ctx.db })
      await mailTranscript(ctx, session.visitor)
    })
    return reply.status(204).send()
  })
}
