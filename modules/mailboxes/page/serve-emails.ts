import { access } from 'node:fs/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { countAttempt } from '#platform/auth/attempts'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { pathOfContent, readContent } from '#platform/files/content'
import { attachment } from '#platform/files/download'
import { refuse } from '#platform/http/refusal'
import { languageOf, translator } from '#platform/i18n/translate'
import { findMailAttachment, findMailPage } from '../domain/mail-pages.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { fetchPicture, shownPictures } from '../outside/fetch-picture.ts'
import { mailHtml, pagePolicy, remotePictures } from './mail-html.ts'

const Page = z.object({ id: z.uuid() })
const PageWish = z.object({ remote: z.enum(['true', 'false']).optional(), language: z.string().max(35).optional() })
const Numbered = Page.extend({ number: z.coerce.number().int().min(0).max(10_000) })
const Attached = Page.extend({ attachmentId: z.uuid() })

/** How many pictures one person may have fetched from elsewhere; a catalogue has some dozens. */
const FETCHING = { most: 600, seconds: 60 }

/** Serves `GET /api/v1/emails/{id}/page` and what it shows, each to whoever may read that mail. */
export function mountEmails(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/emails/:id/page', async (request, reply) => {
    const { id } = parsed(Page, request.params) ?? refuse('email_not_found')
    const { remote, language: asked } = parsed(PageWish, request.query) ?? {}
    const page = await reading(kith, request, (ctx) => findMailPage(ctx, id))
    const language = languageOf(asked, request.headers['accept-language'])
    const shown = { ...page, showsRemote: remote === 'true' || (remote !== 'false' && page.remoteAllowed) }
    return reply
      .headers({ 'content-security-policy': pagePolicy, 'cache-control': 'private, no-store' })
      .type('text/html; charset=utf-8')
      .send(mailHtml(shown, language, translator({ en, de }, language)))
  })
  server.get('/api/v1/emails/:id/pictures/:number', async (request, reply) => {
    const { id, number } = parsed(Numbered, request.params) ?? refuse('file_not_found')
    const { userId } = await acting(kith, request)
    const { html } = await reading(kith, request, (ctx) => findMailPage(ctx, id))
    const address = remotePictures(html)[number] ?? refuse('file_not_found')
    await countAttempt(kith, `mail pictures ${userId ?? request.ip}`, FETCHING)
    const picture = (await fetchPicture(address)) ?? refuse('file_not_found')
    return reply.headers(asPicture).type(picture.mediaType).send(picture.content)
  })
  server.get('/api/v1/emails/:id/attachments/:attachmentId', async (request, reply) => {
    const asked = parsed(Attached, request.params) ?? refuse('file_not_found')
    const file = await reading(kith, request, (ctx) => findMailAttachment(ctx, asked))
    await access(pathOfContent(kith.config, file.sha256)).catch(() => refuse('file_not_found'))
    const inline = Object(request.query).inline === 'true' && shownPictures.has(file.mediaType)
    return reply
      .headers(inline ? asPicture : { ...attachment(file), 'cache-control': 'private, max-age=3600' })
      .type(file.mediaType)
      .send(readContent(kith.config, file.sha256))
  })
}

const asPicture = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=86400',
}

const parsed = <S extends z.ZodType>(shape: S, value: unknown): z.output<S> | undefined => shape.safeParse(value).data

const acting = async (kith: Kith, request: FastifyRequest) => actingOf(await authenticate(kith, request), 'emails.read')

const reading = async <T>(kith: Kith, request: FastifyRequest, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inWorkspace(kith, await acting(kith, request), work, { readOnly: true })
