import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actingForStranger } from '#platform/ctx/acting-for-stranger'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import type { Answer } from '../ics/write-calendar.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { readAddress, sameSecret } from '../secret-address.ts'
import { type Asked, answerHtml } from './answer-html.ts'
import type { Meeting } from './attendance.ts'
import { type Given, takeAnswer } from './take-answer.ts'

const ANSWERS: readonly Given['answer'][] = ['accepted', 'tentative', 'declined']
const nothing = { asked: null, language: 'en' as const }

/**
 * Serves `/attendance/{secret}`, where invited people answer: a page without a script. Looking answers nothing, for mail
 * programs look ahead; a press on a button does.
 */
export function mountAnswerPage(server: FastifyInstance, kith: Kith): void {
  const show = async (request: FastifyRequest, word: string, answer?: Given['answer']) => {
    const { asked, language } = await askedOf(kith, request, word, answer)
    return { status: asked ? 200 : 404, html: answerHtml(asked, translator({ en, de }, language), language, word) }
  }
  // Only here do forms come in as forms; what they hold is in the address.
  server.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume()
      done(null, null)
    })
    pages.get<{ Params: { word: string } }>('/attendance/:word', async (request, reply) => {
      const { status, html } = await show(request, request.params.word)
      return reply.status(status).headers(headers).send(html)
    })
    pages.post<{ Params: { word: string; answer: string } }>('/attendance/:word/:answer', async (request, reply) => {
      const answer = ANSWERS.find((one) => one === request.params.answer)
      const { status, html } = await show(request, request.params.word, answer)
      return reply.status(status).headers(headers).send(html)
    })
  })
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

async function askedOf(kith: Kith, request: FastifyRequest, word: string, answer: Given['answer'] | undefined) {
  const address = readAddress(word, 2)
  const [workspaceId = '', recordId = ''] = address?.ids ?? []
  const spoken = languageOf(request.headers['accept-language'])
  const acting = address && (await actingForStranger(kith, workspaceId))
  if (!acting) return { ...nothing, language: spoken }
  return inWorkspace(kith, acting, async (ctx) => {
    const found = await inviteeOf(ctx, recordId, address.secret)
    const language = languageOf(request.headers['accept-language'], ctx.workspace.locale)
    if (!found) return { asked: null, language }
    const { told, email, withdrawn } = found
    const isOver = Date.parse(told.start) + told.minutes * 60_000 < ctx.now().getTime()
    const takes = answer !== undefined && !withdrawn && !isOver
    if (takes) await takeAnswer(ctx, { recordId, email, answer, at: ctx.now().toISOString() })
    const asked: Asked = { ...found, isOver, answer: takes ? answer : found.answer, workspace: ctx.workspace }
    return { asked, language }
  })
}

async function inviteeOf(ctx: Ctx, recordId: string, secret: string) {
  const rows = await ctx.db
    .selectFrom('calendarInvitees')
    .select(['email', 'name', 'told', 'answer', 'withdrawn', 'secret'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .execute()
  const row = rows.find((one) => sameSecret(one.secret, secret))
  if (!row) return undefined
  // Both were written by us; the check constraint knows no other answer.
  return { ...row, told: row.told as unknown as Meeting, answer: row.answer as Answer }
}
