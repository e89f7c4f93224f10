import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { visitorOf } from '#platform/auth/authenticate'
import { readAddress } from '#platform/calendar/secret-address'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { systemActing } from '#platform/ctx/system-acting'
import { languageOf, translator } from '#platform/i18n/translate'
import { text } from '#platform/objects/text'
import { takeAnswer } from '../domain/answer-quote.ts'
import { noteView } from '../domain/note-view.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { paperWords } from '../paper/paper-words.ts'
import { offerHtml, unknownOffer } from './offer-html.ts'
import { offerPdf } from './offer-pdf.ts'
import { wordingOf } from './offer-words.ts'
import { type ReadOffer, readOffer } from './read-offer.ts'
import { signatureScript } from './signature-script.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

type Params = { Params: { word: string } }

/** Serves `/offers/{secret}`, where customers read a quote and answer it: pages that need no script. */
export function mountOffers(server: FastifyInstance, kith: Kith): void {
  server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 256 * 1024 },
      (_request, payload, done) => done(null, Object.fromEntries(new URLSearchParams(String(payload)))),
    )
    pages.get('/offers/signature.js', async (_, reply) =>
      reply
        .headers({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' })
        .send(signatureScript),
    )
    pages.get<Params>('/offers/:word', async (request, reply) => {
      const { word } = request.params
      const read = await viewed(kith, request, word)
      return reply
        .status(read ? 200 : 404)
        .headers(headers)
        .send(read ? offerHtml(read, word, null) : nothing(request))
    })
    pages.get<Params>('/offers/:word/pdf', async (request, reply) => {
      const read = await viewed(kith, request, request.params.word)
      if (!read) return reply.status(404).headers(headers).send(nothing(request))
      const name = `${read.offer.number.replaceAll(/[^\w.-]/g, '_')}.pdf`
      return reply
        .headers({ ...headers, 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
        .send(await offerPdf(read))
    })
    for (const [way, answer] of [['acceptance', 'accepted'] as const, ['refusal', 'declined'] as const])
      pages.post<Params>(`/offers/:word/${way}`, async (request, reply) => {
        const { word } = request.params
        const given = (answer === 'accepted' ? Acceptance : Refusing).safeParse(request.body)
        const read = await atAddress(kith, word, async (ctx, found) => {
          if (given.success) await answerWith(ctx, found, { answer, ...given.data })
          return given.success ? readAgain(ctx, word) : found
        })
        if (!read) return reply.status(404).headers(headers).send(nothing(request))
        if (!given.success)
          return reply
            .status(422)
            .headers(headers)
            .send(offerHtml(read, word, 'nameMissing'))
        // Seen by reading it anew, so that going back or reloading sends nothing twice.
        return reply.redirect(`/offers/${encodeURIComponent(word)}`, 303)
      })
  })
}

/** An offer that is looked at, which is noted unless a colleague looks. */
const viewed = (kith: Kith, request: FastifyRequest, word: string) =>
  atAddress(kith, word, async (ctx, found) => {
    if (await isCustomers(kith, request, ctx))
      await noteView(ctx, { quoteId: found.quoteId, revision: found.offer.revision })
    return found
  })

const Name = text(200).pipe(z.string().min(1))
const Strokes = z.array(z.array(z.int().min(0).max(600)).max(1_002)).max(60)
const Drawn = z
  .string()
  .max(200_000)
  .transform((drawn) => {
    try {
      return Strokes.safeParse(JSON.parse(drawn)).data ?? []
    } catch {
      return []
    }
  })
const Acceptance = z.object({ name: Name, agreed: z.literal('yes'), signature: Drawn.optional() })
const Refusing = z.object({ name: Name, reason: text(2_000).optional() })

interface Given {
  answer: 'accepted' | 'declined'
  name: string
  signature?: number[][] | undefined
  reason?: string | undefined
}

const answerWith = (ctx: Ctx, { quoteId, offer }: ReadOffer, given: Given) =>
  takeAnswer(ctx, {
    ...{ quoteId, revision: offer.revision, answer: given.answer, name: given.name, reason: given.reason || undefined },
    ...(given.answer === 'accepted' ? { wording: wordingOf(offer, paperWords(offer)) } : {}),
    ...(given.signature?.length ? { signature: given.signature } : {}),
  })

function nothing(request: FastifyRequest): string {
  const language = languageOf(request.headers['accept-language'])
  return unknownOffer(translator({ en, de }, language), language)
}

function readAgain(ctx: Ctx, word: string): Promise<ReadOffer | undefined> {
  const { ids = [], secret = '' } = readAddress(word, 2) ?? {}
  return readOffer(ctx, ids[1] ?? '', secret)
}

/** What stands behind an address, in a transaction of the customer's; undefined for nothing. */
async function atAddress<T>(
  kith: Kith,
  word: string,
  work: (ctx: Ctx, found: ReadOffer) => Promise<T>,
): Promise<T | undefined> {
  const workspaceId = readAddress(word, 2)?.ids[0]
  if (workspaceId === undefined || !(await workspaceStands(kith, workspaceId))) return undefined
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'customer', id: null } })
  return inWorkspace(kith, acting, async (ctx) => {
    const found = await readAgain(ctx, word)
    return found ? work(ctx, found) : undefined
  })
}

const workspaceStands = (kith: Kith, workspaceId: string) =>
  inWorkspace(kith, { ...systemActing, workspaceId }, async (ctx) => {
    const found = await ctx.db.selectFrom('workspaces').select('id').where('id', '=', workspaceId).executeTakeFirst()
    return found !== undefined
  })

/** Whether it is no colleague who looks, nor a program that asks for the head alone. */
async function isCustomers(kith: Kith, request: FastifyRequest, ctx: Ctx): Promise<boolean> {
  if (request.method !== 'GET' || request.headers.authorization !== undefined) return false
  const visitor = await visitorOf(kith, request)
  if (!visitor) return true
  const member = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', visitor.userId)
    .executeTakeFirst()
  return member === undefined
}
