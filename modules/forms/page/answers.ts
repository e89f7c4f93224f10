import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/http/refusal'
import { languageOf } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import type { StoredForm } from '../domain/find-form.ts'
import { pageWords } from '../domain/page-words.ts'
import { messageHtml } from './page-html.ts'

/** What a stranger is answered. */
export interface Answer {
  status: number
  html: (nonce: string) => string
  /** It may stand in a frame of any website. */
  mayBeFramed?: boolean
  /** Where its form leads on to once it is sent: browsers hold redirects to `form-action` too. */
  sendsTo?: string
  /** A redirect instead of a page. */
  location?: string
}

/** Sends a page with headers of its own: nothing is kept, no script but ours runs, and only a form may be framed. */
export function answerWith(reply: FastifyReply, { status, html, mayBeFramed, sendsTo, location }: Answer) {
  const nonce = randomBytes(16).toString('base64')
  const onward = sendsTo ? ` ${new URL(sendsTo).origin}` : ''
  const policy = [
    `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'self'; form-action 'self'${onward}; base-uri 'none'`,
    `frame-ancestors ${mayBeFramed ? '*' : "'none'"}`,
  ]
  reply.status(location ? 303 : status).headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    ...(location ? { location } : {}),
  })
  return reply.send(location ? '' : html(nonce))
}

const FALLBACK = '#0b635d'

/** A form that is not open, or never was: which of both is nobody's business. */
export function goneHtml(request: FastifyRequest): Answer {
  const language = languageOf(request.headers['accept-language'])
  const t = pageWords(language)
  const page = { language, title: t('goneTitle'), text: t('gone'), business: '', accent: FALLBACK, isFramed: false }
  return { status: 404, mayBeFramed: true, html: (nonce) => messageHtml({ ...page, nonce }) }
}

/** Too often, or too large. */
export function refusedHtml(error: unknown, request: FastifyRequest): Answer {
  const language = languageOf(request.headers['accept-language'])
  const t = pageWords(language)
  const isBusy = error instanceof Refusal && error.code === 'too_many_requests'
  const [title, text] = isBusy ? [t('busyTitle'), t('busy')] : [t('tooLargeTitle'), t('tooLarge')]
  const page = { language, title, text, business: '', accent: FALLBACK, isFramed: false }
  return { status: isBusy ? 429 : 413, mayBeFramed: true, html: (nonce) => messageHtml({ ...page, nonce }) }
}

/** What is said once a form was sent: to look into the inbox, or the form's thanks, or where it leads on to. */
export function thanksFor(
  { content, language }: StoredForm,
  status: 'received' | 'waiting',
  { isFramed, business }: { isFramed: boolean; business: string },
): Answer {
  const t = pageWords(language)
  const waits = status === 'waiting'
  const onward = waits ? '' : content.redirectUrl
  if (onward && !isFramed) return { status: 303, location: onward, html: () => '' }
  const text = waits ? t('check') : content.thanks || t('thanks')
  // A frame sends its visitor on by its script; the link is for where that is kept from it.
  const below = onward ? `<p><a class="go" target="_top" href="${escaped(onward)}">${escaped(t('onward'))}</a></p>` : ''
  const page = {
    language,
    title: t(waits ? 'checkTitle' : 'thanksTitle'),
    text,
    below,
    business,
    accent: content.accent,
    isFramed,
  }
  return {
    status: 200,
    mayBeFramed: true,
    html: (nonce) => messageHtml({ ...page, nonce, ...(onward ? { onward } : {}) }),
  }
}
