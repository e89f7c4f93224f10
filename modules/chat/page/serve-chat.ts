import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countAttempt } from '#platform/auth/attempts'
import type { Kith } from '#platform/ctx/ctx'
import { attachment } from '#platform/files/download'
import { refuse } from '#platform/http/refusal'
import { keepAnswers } from '../domain/answers.ts'
import { disclose } from '../domain/assistant/disclose.ts'
import { readIdentity } from '../domain/identity.ts'
import { linesSince } from '../domain/lines.ts'
import { openingOf } from '../domain/opening.ts'
import { say } from '../domain/say.ts'
import { beginSession, openSession, proveSession } from '../domain/sessions.ts'
import { notePage, noteRead, noteSeen, noteTyping } from '../domain/whereabouts.ts'
import { keepTheirs, openTheirs, receiveFile } from './files.ts'
import { mountAssistant } from './serve-assistant.ts'
import { mountStream } from './serve-stream.ts'
import { mountWidget } from './serve-widget.ts'
import { setupOf, spokenTo } from './setup.ts'
import { readShape, shapes } from './shapes.ts'
import { allowedOrigin, conversing, visiting } from './visit.ts'

const limits = {
  begin: { most: 30, seconds: 600 },
  say: { most: 40, seconds: 60 },
  file: { most: 20, seconds: 600 },
  whereabouts: { most: 240, seconds: 60 },
}

type Request = FastifyRequest<{ Params: { word: string } }>

/** Serves `/chat/{chat}/…`: what widgets on other websites ask, without cookies and for the websites of the chat alone. */
export function mountChat(server: FastifyInstance, kith: Kith): void {
  server.register(async (chat) => {
    chat.addHook('onSend', async (request, reply) => {
      const origin = allowedOrigin(request)
      reply.header('vary', 'Origin').header('cache-control', 'no-store')
      if (origin) reply.header('access-control-allow-origin', origin)
    })
    const streams = mountStream(chat, kith)
    chat.options('/chat/:word/*', (request, reply) => preflight(kith, request, reply))
    chat.get('/chat/:word/setup', (request: Request) =>
      visiting(kith, request, (ctx, { channel }) =>
        setupOf(ctx, kith, { channel, wanted: readShape(shapes.language, request.query).language }),
      ),
    )
    chat.post('/chat/:word/sessions', (request: Request) => begin(kith, request))
    chat.post('/chat/:word/messages', async (request: Request) => {
      const said = readShape(shapes.say, request.body)
      const { line, conversationId, visitorId } = await conversing(kith, request, async (ctx, { channel, session }) => {
        await countAttempt(kith, `chat say ${session.id}`, limits.say, { db: ctx.db })
        const { line, conversationId } = await say(ctx, channel, session.visitor, said)
        return { line, conversationId, visitorId: session.visitor.id }
      })
      streams.nowIn(visitorId, conversationId)
      return line
    })
    chat.get('/chat/:word/lines', (request: Request) =>
      conversing(kith, request, async (ctx, { session }) => ({
        items: await linesSince(ctx, session.visitor.id, readShape(shapes.since, request.query).since),
      })),
    )
    mountWhereabouts(chat, kith)
    mountFiles(chat, kith)
    mountAssistant(chat, kith)
  })
  mountWidget(server)
}

/** A browser asks before it sends a page's request: the websites of the chat are told yes. */
async function preflight(kith: Kith, request: FastifyRequest, reply: FastifyReply) {
  await visiting(kith, request, async () => {})
  return reply
    .header('access-control-allow-methods', 'GET, POST, PUT')
    .header('access-control-allow-headers', 'authorization, content-type')
    .header('access-control-max-age', '7200')
    .status(204)
    .send()
}

/** Begins a chat, or goes on with the one that the browser knows; says who the visitor is, where their website has signed it. */
async function begin(kith: Kith, request: Request) {
  await countAttempt(kith, `chat begin ${request.ip}`, limits.begin)
  const { language, identity, answers, page } = readShape(shapes.begin, request.body)
  return visiting(kith, request, async (ctx, { channel, session }) => {
    const is = identity ? readIdentity(kith, ctx.workspaceId, channel, identity) : null
    // Of somebody who was proven here and is nobody's now, the page says nothing: they go on as long as their browser knows them.
    const token = session
      ? is && (await proveSession(ctx, channel, session, is))
      : (await beginSession(ctx, channel, { language: spokenTo(channel.content, language), identity: is })).token
    const now = token ? await openSession(ctx, channel, token) : session
    if (!now) return refuse('chat_session_ended')
    if (!session) {
      const { isOpen } = await openingOf(ctx, channel)
      const mustReach = !isOpen && !channel.content.assistant.isOn
      await keepAnswers(ctx, channel.content, now.visitor, { answers, mustReach })
    }
    await disclose(ctx, channel, now.visitor)
    await noteSeen(ctx, now)
    if (page) await notePage(ctx, now, page)
    const { id, name, email, provenAs } =
      (await openSession(ctx, channel, token ?? bearer(request)))?.visitor ?? now.visitor
    return { token, visitor: { name, email, isProven: provenAs !== null }, items: await linesSince(ctx, id, 0) }
  })
}

const bearer = ({ headers }: FastifyRequest) => (headers.authorization ?? '').replace(/^Bearer +/i, '')

function mountWhereabouts(chat: FastifyInstance, kith: Kith): void {
  const noted = (path: string, note: (request: Request) => Parameters<typeof conversing<void>>[2]) =>
    chat.put(`/chat/:word/${path}`, async (request: Request, reply) => {
      const work = note(request)
      await conversing(kith, request, async (ctx, visit) => {
        await countAttempt(kith, `chat whereabouts ${visit.session.id}`, limits.whereabouts, { db: ctx.db })
        await work(ctx, visit)
      })
      return reply.status(204).send()
    })
  noted('typing', (request) => {
    const { typing } = readShape(shapes.typing, request.body)
    return (ctx, { session }) => noteTyping(ctx, session, typing)
  })
  noted('page', (request) => {
    const page = readShape(shapes.page, request.body)
    return async (ctx, { session }) => {
      await noteSeen(ctx, session)
      await notePage(ctx, session, page)
    }
  })
  noted('read', (request) => {
    const { line } = readShape(shapes.read, request.body)
    return (ctx, { session }) => noteRead(ctx, session, line)
  })
}

function mountFiles(chat: FastifyInstance, kith: Kith): void {
  chat.post('/chat/:word/files', async (request: Request) => {
    await conversing(kith, request, async (ctx, { channel, session }) => {
      if (!channel.content.files) refuse('file_type_refused')
      await countAttempt(kith, `chat file ${session.id}`, limits.file, { db: ctx.db })
    })
    const file = await receiveFile(kith, request)
    const { id, name, mediaType, bytes } = await conversing(kith, request, (ctx, { session }) =>
      keepTheirs(ctx, session.visitor, file),
    )
    return { id, name, mediaType, bytes }
  })
  chat.get('/chat/:word/files/:fileId', async (request: Request, reply) => {
    const { fileId } = readShape(shapes.file, request.params)
    const file = await conversing(kith, request, (ctx, { session }) => openTheirs(ctx, kith, session.visitor, fileId))
    return reply.headers(attachment(file)).send(file.stream)
  })
}
