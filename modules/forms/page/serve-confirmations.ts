import type { FastifyInstance, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { readAddress } from '#platform/calendar/secret-address'
import { actingForStranger } from '#platform/ctx/acting-for-stranger'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import { pageWords } from '../domain/page-words.ts'
import { type Confirming, confirm, confirmingOf } from '../domain/submit/confirm.ts'
import { type Answer, answerWith, thanksFor } from './answers.ts'
import { messageHtml } from './page-html.ts'

type Request = FastifyRequest<{ Params: { word: string } }>

/**
 * Serves `/f/confirm/{secret}`, where a mail leads. Looking confirms nothing, for mail programs and guards look ahead; a press on
 * the button does.
 */
export function mountConfirmations(pages: FastifyInstance, kith: Kith): void {
  pages.get<{ Params: { word: string } }>('/f/confirm/:word', async (request, reply) =>
    answerWith(reply, await answered(kith, request, false)),
  )
  pages.post<{ Params: { word: string } }>('/f/confirm/:word', async (request, reply) =>
    answerWith(reply, await answered(kith, request, true)),
  )
}

async function answered(kith: Kith, request: Request, isPressed: boolean): Promise<Answer> {
  const { word } = request.params
  const address = readAddress(word, 2)
  const [workspaceId = '', submissionId = ''] = address?.ids ?? []
  const acting = address && (await actingForStranger(kith, workspaceId))
  if (!acting) return unknown(request)
  return inWorkspace(kith, { ...acting, causeId: uuidv7() }, async (ctx) => {
    const found = await confirmingOf(ctx, submissionId, address.secret)
    if (!found) return unknown(request)
    const business = ctx.workspace.name
    if (isPressed) await confirm(ctx, found)
    return isPressed || found.submission.status !== 'waiting'
      ? { ...thanksFor(found.form, 'received', { isFramed: false, business }), mayBeFramed: false }
      : question(found, word, business)
  })
}

function unknown(request: Request): Answer {
  const language = languageOf(request.headers['accept-language'])
  const t = pageWords(language)
  const page = {
    language,
    title: t('unknownTitle'),
    text: t('unknown'),
    business: '',
    accent: '#0b635d',
    isFramed: false,
  }
  return { status: 404, html: (nonce) => messageHtml({ ...page, nonce }) }
}

function question({ form }: Confirming, word: string, business: string): Answer {
  const { language, content, name } = form
  const t = pageWords(language)
  const text = t('confirmText', { form: name, workspace: business })
  const below = `<form method="post" action="/f/confirm/${encodeURIComponent(word)}"><button>${escaped(t('confirm'))}</button></form>`
  const page = { language, title: t('confirmTitle'), text, below, business, accent: content.accent, isFramed: false }
  return { status: 200, sendsTo: content.redirectUrl, html: (nonce) => messageHtml({ ...page, nonce }) }
}
