import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { countAttempt } from '#platform/auth/attempts'
import { readAddress } from '#platform/calendar/secret-address'
import { actingForStranger } from '#platform/ctx/acting-for-stranger'
import { type Acting, type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { countView } from '../domain/count-view.ts'
import { formWord, type StoredForm, storedForm } from '../domain/find-form.ts'
import { type Asked, askedFields } from '../domain/form-fields.ts'
import type { Fault } from '../domain/submit/read-answers.ts'
import { takeSubmission } from '../domain/submit/take-submission.ts'
import { type Answer, answerWith, goneHtml, refusedHtml, thanksFor } from './answers.ts'
import { type Drawn, formHtml, TRAP } from './form-html.ts'
import { originOfPage, originOfVisit } from './origin-of.ts'
import { newToken, readToken } from './page-token.ts'
import { type Body, readBody } from './read-body.ts'
import { mountConfirmations } from './serve-confirmations.ts'

/** How often one address may send something. */
const SENDING = { most: 20, seconds: 600 }

/** Serves `/f/{form}`: where strangers fill in a form, without a script and without signing in. */
export function mountForms(server: FastifyInstance, kith: Kith): void {
  server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 512 * 1024 },
      (_request, body, done) => done(null, body),
    )
    pages.setErrorHandler((error, request, reply) => {
      if (!(error instanceof Refusal) && Number(Object(error).statusCode) !== 413) throw error
      return answerWith(reply, refusedHtml(error, request))
    })
    pages.get<{ Params: { word: string } }>('/f/:word', (request, reply) => show(kith, request, reply))
    pages.post<{ Params: { word: string } }>('/f/:word', (request, reply) => take(kith, request, reply))
    mountConfirmations(pages, kith)
  })
}

type Request = FastifyRequest<{ Params: { word: string } }>

/** A form that is open, and what works on it. */
interface Open {
  acting: Acting
  form: StoredForm
  asked: readonly Asked[]
}

async function openForm(kith: Kith, { params }: Request, then?: (ctx: Ctx, form: StoredForm) => Promise<void>) {
  const [workspaceId = '', formId = ''] = readAddress(params.word, 2, { isPublic: true })?.ids ?? []
  const acting = formId === '' ? undefined : await actingForStranger(kith, workspaceId)
  if (!acting) return undefined
  return inWorkspace(kith, acting, async (ctx): Promise<Open | undefined> => {
    const form = await storedForm(ctx, formId)
    if (form?.state !== 'published') return undefined
    await then?.(ctx, form)
    return { acting, form, asked: askedFields(ctx, form.content.fields) }
  })
}

async function show(kith: Kith, request: Request, reply: FastifyReply) {
  const open = await openForm(kith, request, (ctx, form) => countView(ctx, form.id, request))
  if (!open) return answerWith(reply, goneHtml(request))
  const query = Object(request.query)
  const origin = originOfVisit(query, request.headers.referer)
  const page = { isFramed: 'framed' in query, origin, token: newToken(kith, open.form.id) }
  return answerWith(reply, drawn(open, page))
}

async function take(kith: Kith, request: Request, reply: FastifyReply) {
  await countAttempt(kith, `form ${request.ip}`, SENDING)
  const open = await openForm(kith, request)
  if (!open) return answerWith(reply, goneHtml(request))
  const { form, asked } = open
  const fileKeys = new Set(asked.filter(({ takes }) => takes === 'file').map(({ key }) => key))
  const { values, files } = await readBody(kith, request, fileKeys)
  const given = valuesOf(values)
  const token = values.get('t')?.[0] ?? ''
  const page = readToken(kith, form.id, token)
  const sent = {
    values: given,
    agreed: values.has('agreed'),
    origin: originOfPage(values),
    isFramed: values.has('framed'),
  }
  if (page?.age !== 'right') {
    // A page that was too quick keeps its time: sent again it is old enough.
    const again =
      page?.age === 'quick'
        ? { token, notice: 'quick' as const }
        : { token: newToken(kith, form.id), notice: 'stale' as const }
    return answerWith(reply, { ...drawn(open, { ...sent, ...again }), status: 422 })
  }
  const trapped = (values.get(TRAP) ?? []).some((one) => one !== '')
  const outcome = await inWorkspace(kith, { ...open.acting, causeId: uuidv7() }, (ctx) =>
    takeSubmission(ctx, form, { ...sent, token: page.id, files, trapped }, kith.config.publicUrl),
  )
  if (outcome.status === 'faulty')
    return answerWith(reply, { ...drawn(open, { ...sent, token, faults: outcome.faults }), status: 422 })
  return answerWith(
    reply,
    thanksFor(form, outcome.status, { isFramed: sent.isFramed, business: open.acting.workspace.name }),
  )
}

/** What stands in the form's own fields, by their keys. */
const valuesOf = (values: Body['values']) =>
  new Map([...values].flatMap(([name, given]) => (name.startsWith('f.') ? [[name.slice(2), given] as const] : [])))

type Visit = Pick<Drawn, 'token' | 'origin' | 'isFramed'> &
  Partial<Pick<Drawn, 'values' | 'notice' | 'agreed'>> & { faults?: ReadonlyMap<string, Fault> }

function drawn({ form, asked, acting }: Open, visit: Visit): Answer {
  const { content, language, consent } = form
  return {
    status: 200,
    mayBeFramed: true,
    sendsTo: content.redirectUrl,
    html: (nonce) =>
      formHtml({
        ...{ content, asked, language, nonce, consent: consent?.wording ?? '', business: acting.workspace.name },
        ...{ values: new Map(), faults: new Map(), notice: null, agreed: false },
        ...{ action: `/f/${formWord(acting.workspaceId, form.id)}`, ...visit },
      }),
  }
}
