import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '#app/server/openapi.ts'
import { allRoutes } from '#app/server/routes.ts'
import { refusals } from '#platform/http/refusals'
import { addressOf, type EndpointContract, metaOf } from '#platform/http/route'
import { aCopyOf } from '#tests/support/copy-workspace'
import { fillWorkspace, type Ids } from '#tests/support/fill-workspace'
import { exampleOf, nameOf, requestOf } from '#tests/support/request-of'
import { aSignedInVisitor, aVisitor } from '#tests/support/visitor'
import { type Answer, aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

/** Examples that end in a refusal in a fresh workspace, with its code. */
const refusedExamples: Record<string, string> = {
  // Without a mail server nothing can be sent again.
  'POST /outbox/{mailId}/retry': 'mail_not_possible',
  // A draft has nothing to cancel or to undo.
  'POST /imports/{id}/cancellation': 'import_not_ready',
  'POST /imports/{id}/undo': 'import_not_ready',
  // No example knows the ids of two records.
  'POST /merges': 'merge_not_possible',
  'POST /merges/proposals': 'record_not_found',
  // A bulk job that nobody runs is not done yet.
  'POST /bulk-jobs/{id}/retries': 'bulk_job_not_ready',
  'POST /bulk-jobs/{id}/undo': 'bulk_job_not_ready',
  // It is for somebody else than whoever opens it here.
  'POST /invitation-links/{token}/acceptance': 'invitation_for_another',
  // The examples' record is a contact; rules are about none.
  'POST /automation-trials': 'record_not_found',
  // Nobody has switched scoring on.
  'POST /scoring/passes': 'scoring_not_active',
  // A table is no photo, and a key has none.
  'PUT /profile/photo': 'file_type_refused',
  'DELETE /profile/photo': 'person_needed',
  // Nobody was shut out.
  'DELETE /members/{userId}/deactivation': 'member_not_found',
  // A key makes no feed of a person's calendar; the example is no answer to an invitation.
  'GET /calendar-feed': 'person_needed',
  'POST /calendar-feed': 'person_needed',
  'DELETE /calendar-feed': 'person_needed',
  'POST /calendar-replies': 'reply_unreadable',
  // No example knows the id of a reply.
  'DELETE /conversations/{id}/messages/{messageId}': 'message_left',
  // A draft has nobody who answers it.
  'PUT /quotes/{id}/answer': 'quote_not_open',
  // A draft is neither mailed, nor void, nor credited; a payment that was recorded stays.
  'POST /invoices/{id}/sendings': 'invoice_not_issued',
  'PUT /invoices/{id}/void': 'invoice_not_issued',
  'POST /invoices/{id}/credit-notes': 'invoice_not_issued',
  'DELETE /payments/{id}': 'record_kept',
  'POST /payments/trash': 'record_kept',
  // No example knows the id of a meeting.
  'GET /calendar-invitees': 'record_not_found',
  // It was sent, and taken in at once.
  'DELETE /forms/{id}': 'form_in_use',
  'POST /form-submissions/{id}/acceptance': 'submission_not_held',
  // It is switched off; nothing waits for approval.
  'POST /sequences/{id}/enrolments': 'sequence_not_on',
  'POST /enrolments/{id}/approval': 'nothing_to_approve',
  // Nothing came of the cause that the example names.
  'POST /undos': 'nothing_to_undo',
}

const all = endpoints().map((endpoint) => [nameOf(endpoint), endpoint] as const)

test('what the contract promises is served, and nothing else', () => {
  const served = allRoutes.map(({ contract }) => nameOf(contract))
  expect(all.map(([name]) => name).sort()).toEqual(served.sort())
  expect(new Set(served).size).toBe(served.length)
})

test.each(all)('%s is declared in full', (_, endpoint) => expect(faultsOf(endpoint)).toEqual([]))

test('an endpoint declared by halves is noticed', () => {
  const [first] = endpoints()
  if (!first) throw new Error('There are no endpoints')
  expect(faultsOf(first)).toEqual([])
  const half = (route: object, meta: object = {}): EndpointContract => {
    const parts = first['~orpc']
    const given = { ...parts, route: { ...parts.route, ...route }, meta: { ...parts.meta, ...meta } }
    return Object.assign(Object.create(Object.getPrototypeOf(first)), { '~orpc': given })
  }
  expect(faultsOf(half({ summary: '' }))).toHaveLength(1)
  expect(faultsOf(half({ summary: 'Lists contacts.' }))).toHaveLength(1)
  expect(faultsOf(half({}, { example: { limit: 5_000 } }))).toHaveLength(1)
  expect(faultsOf(half({}, { refusals: ['no_such_code'] }))).toHaveLength(1)
  expect(faultsOf(half({ path: '/contacts/{id}' }))).toHaveLength(1)
  expect(faultsOf(half({ path: '/getContacts' }))).toHaveLength(1)
})

function faultsOf(endpoint: EndpointContract): string[] {
  const { path } = addressOf(endpoint)
  const { summary = '' } = endpoint['~orpc'].route
  const { refusals: own, example, multipart } = metaOf(endpoint)
  const shape = endpoint['~orpc'].inputSchema as unknown as {
    shape?: object
    safeParse(value: unknown): { success: boolean }
  } // endpoint() takes zod schemas only
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return [
    summary.length >= 10 && !summary.endsWith('.') ? [] : 'the summary is missing or ends with a full stop',
    multipart || shape.safeParse(example).success ? [] : 'the example does not fit the input',
    own.filter((code) => !Object.hasOwn(refusals, code)).map((code) => `there is no refusal ${code}`),
    parameters
      .filter((name) => !Object.hasOwn(shape.shape ?? {}, name))
      .map((name) => `the input lacks ${name} of the path`),
    /^(\/[a-z][a-z-]*|\/\{[a-zA-Z]+\})+$/.test(path) ? [] : 'the path is not made of nouns in small letters',
  ].flat()
}

describe('every endpoint', () => {
  let ours: TestWorkspace
  let theirs: TestWorkspace
  let ids: Ids
  let before: unknown
  beforeAll(async () => {
    ours = await aWorkspace()
    theirs = await aWorkspace()
    ids = await fillWorkspace(ours)
    before = await everything(ours)
  })

  const guarded = all.filter(([, endpoint]) => metaOf(endpoint).permission !== 'public')
  test.each(guarded)('%s refuses a stranger', async (_, endpoint) => {
    const { method, path, body, headers } = requestOf(endpoint, exampleOf(endpoint))
    const stranger = await aVisitor(ours.server).asks(method, `/api/v1${path}`, body, headers)
    expect(stranger).toMatchObject({ status: 401, body: { code: 'signed_out' } })
    const wrongKey = await aVisitor(ours.server).asks(method, `/api/v1${path}`, body, {
      ...headers,
      authorization: 'Bearer kith_x',
    })
    expect(wrongKey).toMatchObject({ status: 401, body: { code: 'invalid_api_key' } })
  })

  const writing = guarded.filter(([, endpoint]) => !/^signedIn$|\.read$/.test(metaOf(endpoint).permission))
  test.each(writing)('%s refuses a reader', async (_, endpoint) => {
    const { method, path, body, headers } = requestOf(endpoint, exampleOf(endpoint))
    const { permission } = metaOf(endpoint)
    expect(await ours.rita.asks(method, path, body, headers)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', params: { permission } },
    })
  })

  const addressed = guarded.filter(
    ([, endpoint]) => /\{|\/trash/.test(addressOf(endpoint).path) && !isPersonal(endpoint),
  )
  test.each(addressed)('%s tells an outsider nothing', async (name, endpoint) => {
    const answer = await run(theirs.ann, endpoint, ids)
    const isRefused = answer.status === 404 || (answer.body.code ?? '') === refusedExamples[name]
    if (addressOf(endpoint).path.includes('{')) expect([isRefused, answer]).toEqual([true, answer])
    expect(mentions(answer, ids)).toEqual([])
    expect(await everything(ours)).toEqual(before)
  })

  test.each(all)('%s runs its example', async (name, endpoint) => {
    const answer = await runExample(endpoint)
    const code = refusedExamples[name]
    if (code) expect(answer.body.code).toBe(code)
    else expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  })

  async function runExample(endpoint: EndpointContract): Promise<Answer> {
    if (!isPersonal(endpoint)) {
      const { method, path } = addressOf(endpoint)
      if (method === 'GET') return run(ours.ann, endpoint, ids)
      if (!isNotCopied(path)) return run(await aCopyOf(ours), endpoint, ids)
      const own = await aWorkspace()
      return run(own.ann, endpoint, await fillWorkspace(own))
    }
    const visitor = await aSignedInVisitor(ours.server)
    const sessions = await visitor.asks('GET', '/api/v1/sessions')
    const invited = await visitor.asks('POST', '/api/v1/invitations', { emails: ['a@b.example'], role: 'member' })
    const own = {
      ...{ sessions: sessions.body.items[0].id, session: visitor.workspaceId },
      'invitation-links': new URL(invited.body.items[0].link).searchParams.get('token') ?? '',
    }
    const { method, path, body } = requestOf(endpoint, withIds(endpoint, own))
    return visitor.asks(method, `/api/v1${path}`, body)
  }
})

const isNotCopied = (path: string) => /^\/(jobs|api-keys)\//.test(path)

/** Endpoints of a person's own, without a workspace, and those for everybody. */
const isPersonal = (endpoint: EndpointContract) =>
  allRoutes.some(({ contract, kind }) => contract === endpoint && kind !== 'workspace')

function run(person: Person, endpoint: EndpointContract, ids: Ids): Promise<Answer> {
  const { method, path, body, headers } = requestOf(endpoint, withIds(endpoint, ids))
  return person.asks(method, path, body, headers)
}

/** Fields that name another record than the path does, and the noun of what they name in the examples. */
const otherEnds: Record<string, string> = {
  fromId: 'contacts',
  toId: 'companies',
  eventId: 'events',
  withId: 'segments',
  recordId: 'contacts',
  contactId: 'contacts',
  conversationId: 'conversations',
  partId: 'other-conversations',
  fromMessageId: 'later-messages',
  newOwnerId: 'colleagues',
  userId: 'members',
  teamId: 'teams',
  productId: 'products',
  pricelistId: 'pricelists',
  mailboxId: 'mailboxes',
  providerId: 'mail-providers',
  invoiceId: 'issued-invoices',
}

/** The example with ids of what is there in place of the placeholders. */
function withIds(endpoint: EndpointContract, ids: Ids): Record<string, unknown> {
  const { path } = addressOf(endpoint)
  const noun = /\/([a-z-]+)\/\{/.exec(path)?.[1] ?? path.split('/')[1] ?? ''
  // An object is named by a word, which the example has; the rest are ids.
  const parameter = /\{(?!object\})(\w+)\}/.exec(path)?.[1]
  const replaced = Object.entries(exampleOf(endpoint)).map(([name, value]) => {
    if (name === parameter || (name === 'workspaceId' && isPersonal(endpoint))) return [name, idFor(ids, noun)]
    if (Object.hasOwn(otherEnds, name)) return [name, idFor(ids, otherEnds[name] ?? '')]
    // Nobody has been told of anything yet: those are marked that there are.
    return name === 'ids' && noun !== 'notifications' ? [name, [idFor(ids, noun)]] : [name, value]
  })
  return Object.fromEntries(replaced)
}

function idFor(ids: Ids, noun: string): string {
  const id = ids[noun]
  if (!id) throw new Error(`tests/support/fill-workspace.ts makes nothing for /${noun}/{id}`)
  return id
}

const mentions = ({ body }: Answer, ids: Ids) =>
  Object.entries(ids)
    .filter(([noun, id]) => noun !== 'jobs' && JSON.stringify(body).includes(id))
    .map(([noun]) => noun)

/** What stands in a workspace, as its owner reads it. */
async function everything({ ann }: TestWorkspace): Promise<unknown> {
  const lists = [
    'contacts',
    'companies',
    'products',
    'pricelists',
    'prices',
    'orders',
    'quotes',
    'invoices',
    'payments',
    'notes',
    'tasks',
    'api-keys',
    'jobs',
    'outbox',
    'forms',
  ]
  const answers = await Promise.all(lists.map((list) => ann.asks('GET', `/${list}`)))
  return answers.map(({ body }) => body.items.map(({ id, version }: { id: string; version?: number }) => [id, version]))
}
