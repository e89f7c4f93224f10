import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '#platform/i18n/translate'
import { messagePage, plainPage } from './message.ts'
import { type Page, type Site, sitePage } from './site-html.ts'
import { pageWords } from './words.ts'

/** What a reader is answered. */
export interface Answer {
  status: number
  html?: string
  /** The hash of the page's style sheet, the only one it may have. */
  style?: string
  location?: string
  vary?: string
  /** Of what is no page. */
  type?: string
}

export const page = (site: Site, drawn: Page): Answer => ({ status: 200, ...sitePage(site, drawn) })

/** What a help centre does not have, or what this reader may not know of. */
export function gone(site: Site): Answer {
  const t = pageWords(site.language)
  return { ...page(site, messagePage(site, { title: t('gone'), text: t('goneText') })), status: 404 }
}

/** Where there is no help centre to say it. */
export function nowhere(request: FastifyRequest, said?: { status: number; title: string; text: string }): Answer {
  const language = languageOf(request.headers['accept-language'])
  const t = pageWords(language)
  const { status, title, text } = said ?? { status: 404, title: t('gone'), text: t('goneCentre') }
  return { status, ...plainPage(language, { title, text }) }
}

/** Sends a page: no script runs in it, and it is asked for anew each time, though not sent anew where it is the same. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, html = '', style, location, vary, type }: Answer,
) {
  const tag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  const policy = `default-src 'none'; img-src 'self'; style-src 'sha256-${style}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  reply.headers({
    'content-type': type ?? 'text/html; charset=utf-8',
    'cache-control': status === 200 ? 'public, max-age=0, must-revalidate' : 'no-store',
    'content-security-policy': policy,
    ...(location ? { location } : {}),
    ...(vary ? { vary } : {}),
    ...(status === 200 ? { etag: tag } : {}),
  })
  if (status === 200 && request.headers['if-none-match']?.includes(tag)) return reply.status(304).send()
  return reply.status(status).send(html)
}
