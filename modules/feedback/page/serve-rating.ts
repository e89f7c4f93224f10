import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { systemActing } from '#platform/ctx/system-acting'
import { type Language, languageOf } from '#platform/i18n/translate'
import { text } from '#platform/objects/text'
import { stopAsking } from '../domain/ask.ts'
import { findSurvey, isOver, rate, type Survey } from '../domain/rate.ts'
import { isSigned, readSurveyWord } from '../domain/survey-address.ts'
import { surveySettings } from '../domain/survey-settings.ts'
import { dayOf, ownWords } from '../domain/survey-words.ts'
import { expiredPage, ratingPage, stopPage, unknownPage } from './rating-html.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

type Asked = { Params: { word: string }; Querystring: Record<string, unknown> }

/** What stands behind an address that was signed here. */
interface Found {
  survey: Survey
  isOver: boolean
  question: string
  thanks: string
  until: string
  business: string
}

/**
 * Serves `/rate/{word}`. Looking changes nothing: scanners follow every link of a mail, some with a browser. A link says which
 * rating is chosen on the page, and the press of its button is what counts.
 */
export function mountRatings(server: FastifyInstance, kith: Kith): void {
  server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 64 * 1024 },
      (_request, payload, done) => done(null, Object.fromEntries(new URLSearchParams(String(payload)))),
    )
    pages.get<Asked>('/rate/:word', async (request, reply) => {
      const { word } = request.params
      const language = languageFor(request)
      const found = await atAddress(kith, word, language)
      const page = shown(found, { word, language, chosen: Number(request.query.rating), isMissing: false })
      return reply.status(page.status).headers(headers).send(page.html)
    })
    pages.post<Asked>('/rate/:word', async (request, reply) => {
      const { word } = request.params
      const language = languageFor(request)
      const given = Given.safeParse(request.body)
      const found = await atAddress(kith, word, language, (ctx, { survey }) =>
        given.success ? rate(ctx, { id: survey.id, ...given.data }) : Promise.resolve(false),
      )
      // Seen by reading it anew, so that going back or reloading sends nothing twice.
      if (found && !found.isOver && given.success) return reply.redirect(`/rate/${encodeURIComponent(word)}`, 303)
      const page = shown(found, { word, language, chosen: Number.NaN, isMissing: true })
      return reply
        .status(page.status === 200 ? 422 : page.status)
        .headers(headers)
        .send(page.html)
    })
    pages.get<Asked>('/rate/:word/stop', async (request, reply) => {
      const { word } = request.params
      const language = languageFor(request)
      const found = await atAddress(kith, word, language)
      return reply
        .status(found ? 200 : 404)
        .headers(headers)
        .send(found ? stopPage({ language, word, business: found.business, isDone: false }) : unknownPage(language))
    })
    pages.post<Asked>('/rate/:word/stop', async (request, reply) => {
      const { word } = request.params
      const language = languageFor(request)
      const found = await atAddress(kith, word, language, (ctx, { survey }) => stopAsking(ctx, survey.id))
      return reply
        .status(found ? 200 : 404)
        .headers(headers)
        .send(found ? stopPage({ language, word, business: found.business, isDone: true }) : unknownPage(language))
    })
  })
}

const Given = z.object({
  rating: z.coerce.number().int().min(1).max(5),
  comment: text(4_000)
    .transform((said) => said.trim() || null)
    .optional()
    .transform((said) => said ?? null),
})

const languageFor = (request: FastifyRequest): Language => languageOf(request.headers['accept-language'])

interface Showing {
  word: string
  language: Language
  /** Which the link names. */
  chosen: number
  isMissing: boolean
}

function shown(
  found: Found | undefined,
  { word, language, chosen, isMissing }: Showing,
): { status: number; html: string } {
  if (!found) return { status: 404, html: unknownPage(language) }
  const { survey, question, thanks, until, business } = found
  if (found.isOver) return { status: 410, html: expiredPage({ language, until, business }) }
  const named = chosen >= 1 && chosen <= survey.scale ? chosen : survey.rating
  return {
    status: 200,
    html: ratingPage({ language, word, survey, question, thanks, until, business, chosen: named, isMissing }),
  }
}

/** What stands behind an address, in a transaction of the customer's; undefined for nothing, or what was not signed here. */
async function atAddress(
  kith: Kith,
  word: string,
  language: Language,
  work: (ctx: Ctx, found: Found) => Promise<unknown> = async () => undefined,
): Promise<Found | undefined> {
  const named = readSurveyWord(word)
  if (!named || !(await workspaceStands(kith, named.workspaceId))) return undefined
  const { workspaceId, id, signature } = named
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'customer', id: null } })
  return inWorkspace(kith, acting, async (ctx) => {
    const survey = await findSurvey(ctx, id)
    if (!survey || !isSigned(ctx, kith, survey, signature)) return undefined
    const found: Found = {
      ...{ survey, isOver: isOver(ctx, survey), business: ctx.workspace.name },
      ...ownWords(await surveySettings(ctx), language),
      until: dayOf(survey.expiresAt, language, ctx.workspace.timeZone),
    }
    await work(ctx, found)
    return found
  })
}

const workspaceStands = (kith: Kith, workspaceId: string) =>
  inWorkspace(kith, { ...systemActing, workspaceId }, async (ctx) => {
    const found = await ctx.db.selectFrom('workspaces').select('id').where('id', '=', workspaceId).executeTakeFirst()
    return found !== undefined
  })
