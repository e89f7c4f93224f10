import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readAddress, sameSecret } from '#platform/calendar/secret-address'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { systemActing } from '#platform/ctx/system-acting'
import { languageOf, translator } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import { optOut } from '../domain/opt-out.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

/**
 * Serves `/unsubscribe/{secret}`. Looking at it changes nothing, for scanners open links; its button, or the one press of a mail
 * program (RFC 8058), does at once. Whoever comes with a word that is none learns nothing, and is told the same.
 */
export function mountUnsubscribe(server: FastifyInstance, kith: Kith): void {
  server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      (_request, payload, done) => done(null, String(payload)),
    )
    pages.get<{ Params: { word: string } }>('/unsubscribe/:word', async (request, reply) =>
      reply.headers(headers).send(page(request, request.params.word)),
    )
    pages.post<{ Params: { word: string } }>('/unsubscribe/:word', async (request, reply) => {
      // A mail program may send its pair as a form of many parts, which nothing else does here.
      const isOneClick = request.isMultipart() || String(request.body ?? '').includes('One-Click')
      await within(kith, request.params.word, (ctx, contactId) =>
        optOut(ctx, contactId, isOneClick ? 'oneClick' : 'link'),
      )
      return reply.headers(headers).send(page(request, undefined))
    })
  })
}

/** Does something for the contact behind a word; nothing where there is none. */
async function within(kith: Kith, word: string, work: (ctx: Ctx, contactId: string) => Promise<void>): Promise<void> {
  const { ids: [workspaceId, id] = [], secret } = readAddress(word, 2) ?? {}
  if (!workspaceId || !id || !secret || !(await workspaceStands(kith, workspaceId))) return
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'customer', id: null } })
  await inWorkspace(kith, acting, async (ctx) => {
    const found = await ctx.db
      .selectFrom('enrolments')
      .select(['contactId', 'secret'])
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (found && sameSecret(found.secret, secret)) await work(ctx, found.contactId)
  })
}

const workspaceStands = (kith: Kith, workspaceId: string) =>
  inWorkspace(kith, { ...systemActing, workspaceId }, async (ctx) => {
    const found = await ctx.db.selectFrom('workspaces').select('id').where('id', '=', workspaceId).executeTakeFirst()
    return found !== undefined
  })

/** @param word undefined: it is done */
function page(request: FastifyRequest, word: string | undefined): string {
  const language = languageOf(request.headers['accept-language'])
  const t = translator({ en, de }, language)
  const isDone = word === undefined
  const title = t(isDone ? 'page.doneTitle' : 'page.title')
  const button = isDone
    ? ''
    : `<form method="post" action="/unsubscribe/${encodeURIComponent(word)}"><button>${escaped(t('page.button'))}</button></form>`
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${look}</style></head>
<body><main><h1>${escaped(title)}</h1><p${isDone ? ' role="status"' : ''}>${escaped(t(isDone ? 'page.done' : 'page.text'))}</p>${button}</main></body>
</html>`
}

const look = `:root{color-scheme:light dark}*{box-sizing:border-box}
body{margin:0;padding:3rem 1rem;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f5f3f0,#131211);color:light-dark(#23211e,#eceae6)}
main{max-width:32rem;margin:0 auto;padding:2rem;background:light-dark(#fff,#1b1a18);border:1px solid light-dark(#e4e0da,#3a3733);border-radius:10px}
h1{margin:0 0 .75rem;font-size:1.375rem;line-height:1.3}p{margin:0 0 1.25rem}main>p:last-child{margin:0}
button{min-height:44px;padding:0 1.25rem;font:inherit;font-weight:600;color:#fff;background:#0b635d;border:0;border-radius:6px;cursor:pointer}
button:focus-visible{outline:2px solid light-dark(#0b635d,#7fc4bc);outline-offset:2px}`
