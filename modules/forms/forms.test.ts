import { afterEach, expect, test, vi } from 'vitest'
import { aStranger } from '#tests/support/filled-form'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

afterEach(() => vi.useRealTimers())

const field = (key: string, of: string, more: object) => ({ key, of, label: key, ...more })
const fields = [
  field('first', 'contact', { field: 'firstName' }),
  field('last', 'contact', { field: 'lastName' }),
  field('email', 'contact', { field: 'emails', required: true }),
  field('phone', 'contact', { field: 'phones' }),
  field('job', 'contact', { field: 'jobTitle' }),
  field('company', 'company', { field: 'name' }),
  field('topic', 'form', { input: 'choice', choices: ['Wholesale', 'Repair'] }),
  field('machine', 'form', { required: true, when: { key: 'topic', is: 'Repair' } }),
]

async function published(ann: Person, content: object = {}, more: object = {}) {
  const made = await ann.asks('POST', '/forms', {
    name: 'Enquiry',
    content: { title: 'Hello', fields, ...content },
    ...more,
  })
  expect(made.body).toMatchObject({ state: 'draft' })
  const { body } = await ann.asks('PATCH', `/forms/${made.body.id}`, { state: 'published' })
  return body as { id: string; link: string; word: string; version: number }
}

/** The clock of the program goes on; timers and the database do not care. */
function waits(place: TestWorkspace, seconds = 5) {
  const now = place.kith.now().getTime()
  vi.spyOn(place.kith, 'now').mockReturnValue(new Date(now + seconds * 1000))
}

async function aForm(content: object = {}, more: object = {}) {
  const place = await aWorkspace()
  const form = await published(place.ann, content, more)
  const stranger = aStranger(place.server, form.link, () => waits(place))
  const contacts = async () => (await place.ann.asks('GET', '/contacts?sort=createdAt')).body.items
  const submissions = async () => (await place.ann.asks('GET', `/forms/${form.id}/submissions`)).body.items
  return { ...place, form, stranger, contacts, submissions }
}

test('a stranger becomes a lead with source and campaign; sent again they are the same, and what stands stays', async () => {
  const { stranger, contacts, submissions, ann, form } = await aForm()
  const ada = { 'f.first': 'Ada', 'f.email': 'Ada@Analytical.example', 'f.company': 'Analytical Ltd' }
  const answer = await stranger.fillsIn(ada, '?utm_source=newsletter&utm_campaign=spring')
  expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('Thank you')])
  const [first, ...others] = await contacts()
  expect(others).toEqual([])
  expect(first).toMatchObject({
    ...{ firstName: 'Ada', lifecycleStage: 'lead', source: 'newsletter', campaign: 'spring', language: 'en' },
    ...{ emails: [{ value: 'ada@analytical.example' }], companies: [{ name: 'Analytical Ltd' }] },
  })
  expect(first.firstTouchAt).toBeTruthy()
  const again = {
    'f.first': 'Eve',
    'f.last': 'Lovelace',
    'f.email': 'ada@analytical.example',
    'f.phone': '040 4419207',
  }
  await stranger.fillsIn(again, '?utm_source=elsewhere')
  const [second, ...twins] = await contacts()
  expect(twins).toEqual([])
  expect(second).toMatchObject({
    firstName: 'Ada',
    lastName: 'Lovelace',
    phones: [],
    source: 'newsletter',
    firstTouchAt: first.firstTouchAt,
  })
  const [latest] = await submissions()
  expect(latest).toMatchObject({
    status: 'received',
    outcome: 'known',
    differing: ['firstName', 'phones'],
    contact: { id: first.id },
  })
  const taken = await ann.asks('POST', `/form-submissions/${latest.id}/adoption`, { fields: ['phones'] })
  expect(taken.body.differing).toEqual(['firstName'])
  expect((await contacts())[0]).toMatchObject({ firstName: 'Ada', phones: [{ value: '+49404419207' }] })
  const { body: read } = await ann.asks('GET', `/forms/${form.id}`)
  expect(read.figures).toMatchObject({ views: 2, submissions: 2, received: 2, created: 1, conversion: 1 })
  const timeline = await ann.asks('GET', `/contacts/${first.id}/timeline`)
  const told = timeline.body.items.filter(({ type }: { type: string }) => type === 'form.submitted')
  expect(told).toHaveLength(2)
  expect(told[0]).toMatchObject({ payload: { form: 'Enquiry' }, actor: { kind: 'customer' } })
})

test('of one new email at the same moment one contact comes; one page sent twice is one submission', async () => {
  const place = await aForm()
  const { stranger, contacts, submissions } = place
  const pages = await Promise.all(Array.from({ length: 6 }, () => stranger.opens()))
  waits(place)
  const fill = { 'f.email': 'race@x.example', 'f.company': 'Race Ltd' }
  const [once] = pages
  if (!once) throw new Error('There is a page')
  await Promise.all([...pages, once, once].map(({ hidden }) => stranger.sends(hidden, fill)))
  expect(await contacts()).toHaveLength(1)
  expect(await submissions()).toHaveLength(6)
})

test('with double opt-in nothing is written before the confirmation, one mail goes out, and looking confirms nothing', async () => {
  const place = await aForm({ doubleOptIn: true })
  const { stranger, contacts, submissions, ann, server, kith } = place
  const fill = { 'f.first': '<b>Eve</b>', 'f.email': 'ada@x.example', 'f.phone': '040 4419207' }
  expect((await stranger.fillsIn(fill)).body).toContain('check your inbox')
  await stranger.fillsIn(fill)
  expect(await contacts()).toEqual([])
  const mails = await kith.database.owner.query('select * from outgoing_mails where workspace_id = $1', [
    place.workspaceId,
  ])
  expect(mails.rows).toHaveLength(1)
  expect(mails.rows[0]).toMatchObject({ recipient: 'ada@x.example', is_private: true })
  expect(mails.rows[0].text).not.toContain('Eve')
  const link = /http\S+/.exec(mails.rows[0].text)?.[0] ?? ''
  const { pathname } = new URL(link)
  const looked = await server.inject({ url: pathname })
  expect([looked.statusCode, looked.body]).toEqual([200, expect.stringContaining('Confirm')])
  expect(looked.headers['x-frame-options']).toBe('DENY')
  expect(await contacts()).toEqual([])
  await ann.asks('POST', '/contacts', { firstName: 'Ada', emails: ['ada@x.example'] })
  const pressed = await Promise.all([1, 2].map(() => server.inject({ method: 'POST', url: pathname })))
  expect(pressed.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  // Whoever has shown to be them may add what is blank.
  expect(await contacts()).toMatchObject([{ firstName: 'Ada', phones: [{ value: '+49404419207' }] }])
  expect((await submissions()).map(({ status }: { status: string }) => status)).toEqual(['received', 'received'])
  expect((await server.inject({ url: `${pathname.slice(0, -4)}AAAA` })).statusCode).toBe(404)
})

test('what machines send becomes nothing by itself, and what was held can be taken in', async () => {
  const place = await aForm()
  const { stranger, contacts, submissions, ann } = place
  const { hidden } = await stranger.opens()
  const fill = { 'f.email': 'bot@x.example' }
  const quick = await stranger.sends(hidden, fill)
  expect([quick.statusCode, quick.body]).toEqual([422, expect.stringContaining('That was quick')])
  waits(place)
  const forged = new Map([...hidden, ['t', 'a.b.c']])
  expect((await stranger.sends(forged, fill)).statusCode).toBe(422)
  expect((await stranger.sends(hidden, { ...fill, homepage_url: 'http://spam.example' })).body).toContain('Thank you')
  expect(await contacts()).toEqual([])
  const [held] = await submissions()
  expect(held).toMatchObject({ status: 'held', why: 'trap', contact: null })
  const taken = await ann.asks('POST', `/form-submissions/${held.id}/acceptance`)
  expect(taken.body).toMatchObject({ status: 'received', why: null, outcome: 'created' })
  expect(await contacts()).toHaveLength(1)
  expect((await ann.asks('POST', `/form-submissions/${held.id}/acceptance`)).body.code).toBe('submission_not_held')
})

test('what is missing or wrong is said beside its field, and what was written stays', async () => {
  const { stranger, contacts } = await aForm({}, { consent: 'I agree to be called.' })
  const wrong = {
    'f.first': 'A"><script>alert(1)</script>',
    'f.email': 'no address',
    'f.topic': 'Repair',
    'f.phone': '12',
  }
  const answer = await stranger.fillsIn(wrong)
  expect(answer.statusCode).toBe(422)
  for (const key of ['email', 'machine', 'phone', 'consent']) expect(answer.body).toContain(`id="e-${key}"`)
  expect(answer.body).toContain('4 answers are missing or wrong')
  expect(answer.body).not.toContain('<script>alert')
  expect(answer.body).toContain('A&quot;&gt;&lt;script&gt;')
  // What another answer hides is neither asked for nor kept.
  const right = { 'f.email': 'a@x.example', 'f.topic': 'Wholesale', 'f.machine': 'hidden', agreed: 'true' }
  expect((await stranger.fillsIn(right)).statusCode).toBe(200)
  expect(await contacts()).toHaveLength(1)
})

test('each wording is kept for who agreed to it', async () => {
  const { stranger, submissions, ann, form } = await aForm({}, { consent: 'First wording.' })
  await stranger.fillsIn({ 'f.email': 'a@x.example', agreed: 'true' })
  const changed = await ann.asks('PATCH', `/forms/${form.id}`, { consent: 'Second wording.' })
  expect(changed.body.consent).toEqual({ version: 2, wording: 'Second wording.' })
  await stranger.fillsIn({ 'f.email': 'b@x.example', agreed: 'true' })
  const agreed = (await submissions()).map(({ consent }: { consent: object }) => consent)
  expect(agreed).toEqual([
    { version: 2, wording: 'Second wording.' },
    { version: 1, wording: 'First wording.' },
  ])
  const back = await ann.asks('PATCH', `/forms/${form.id}`, { consent: 'First wording.' })
  expect(back.body.consent.version).toBe(1)
})

test('a phone alone finds its contact, with another email it is somebody else; nobody learns who is known', async () => {
  const { stranger, contacts, ann } = await aForm({ fields: fields.map((one) => ({ ...one, required: false })) })
  await ann.asks('POST', '/contacts', { lastName: 'Voss', emails: ['voss@x.example'], phones: ['+49 40 4419207'] })
  const known = await stranger.fillsIn({ 'f.phone': '040 4419207', 'f.job': 'Owner' })
  expect(await contacts()).toMatchObject([{ lastName: 'Voss', jobTitle: 'Owner' }])
  const other = await stranger.fillsIn({ 'f.phone': '040 4419207', 'f.email': 'eve@x.example' })
  expect(await contacts()).toHaveLength(2)
  expect(other.body.replaceAll(/nonce="[^"]*"/g, '')).toBe(known.body.replaceAll(/nonce="[^"]*"/g, ''))
})

test('only a published form is open, and only the page of a form may be framed', async () => {
  const { server, ann, form } = await aForm({ redirectUrl: 'https://hafen.example/thanks' })
  const { pathname } = new URL(form.link)
  const page = await server.inject({ url: pathname })
  expect(page.headers['content-security-policy']).toContain('frame-ancestors *')
  expect(page.headers['content-security-policy']).toContain("form-action 'self' https://hafen.example;")
  expect(page.headers['x-frame-options']).toBeUndefined()
  const other = await server.inject({ url: '/api/v1/session' })
  expect(other.headers['x-frame-options']).toBe('DENY')
  await ann.asks('PATCH', `/forms/${form.id}`, { state: 'archived' })
  expect((await server.inject({ url: pathname })).statusCode).toBe(404)
  for (const word of ['x', '%00', `${form.word}A`, 'a'.repeat(43)])
    expect([word, (await server.inject({ url: `/f/${word}` })).statusCode]).toEqual([word, 404])
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'https://', 'ftp://x.example'])(
  'nobody is sent on to %s',
  async (redirectUrl) => {
    const { ann } = await aWorkspace()
    const answer = await ann.asks('POST', '/forms', { name: 'X', content: { redirectUrl } })
    expect(answer.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'content.redirectUrl' }] })
  },
)
