import { expect, test } from 'vitest'
import { anImportingWorkspace, imports } from '#tests/support/imports'
import { aWorkspace, type Person } from '#tests/support/workspace'

const aContact = async ({ asks }: Person, draft: object = {}) =>
  (await asks('POST', '/contacts', { firstName: 'Sofia', jobTitle: 'Barista', ...draft })).body
const historyOf = async ({ asks }: Person, id: string, more = '') =>
  (await asks('GET', `/histories/${id}?object=contact${more}`)).body
const change = ({ asks }: Person, id: string, fields: object) => asks('PATCH', `/contacts/${id}`, fields)

test('a history tells who changed which field from what to what', async () => {
  const { ann, ben } = await aWorkspace()
  const { id } = await aContact(ann)
  await change(ben, id, { jobTitle: 'Owner', lastName: 'Marchetti' })
  await ann.asks('POST', '/notes', { body: 'Called.', contactId: id })
  const { items } = await historyOf(ann, id)
  expect(items).toMatchObject([
    {
      type: 'contact.updated',
      actor: { kind: 'apiKey', name: 'test' },
      changes: { jobTitle: ['Barista', 'Owner'] },
      cause: null,
    },
    { type: 'contact.created', changes: { firstName: [null, 'Sofia'] } },
  ])
  const titles = await historyOf(ann, id, '&field=jobTitle')
  expect(titles.items.map(({ changes }: { changes: object }) => Object.keys(changes))).toEqual([
    ['jobTitle'],
    ['jobTitle'],
  ])
  expect((await historyOf(ann, id, '&field=birthday')).items).toEqual([])
  expect((await historyOf(ann, id, `&by=${items[0].actor.id}`)).items).toHaveLength(1)
  const first = await historyOf(ann, id, '&limit=1')
  expect((await historyOf(ann, id, `&limit=1&cursor=${first.nextCursor}`)).items[0].type).toBe('contact.created')
})

test('an import is named as the reason of what it did', async () => {
  const space = await anImportingWorkspace()
  const content = 'First name,Email\nJonas,jonas@cafe.example\n'
  const { id } = await imports(space, { object: 'contact', content, name: 'people.csv' })
  const jonas = (await space.ann.asks('GET', '/contacts?q=jonas')).body.items[0]
  expect((await historyOf(space.ann, jonas.id)).items).toMatchObject([
    { actor: { kind: 'import' }, cause: { kind: 'import', title: 'people.csv', id } },
  ])
})

test('an earlier value comes back as a change that says so', async () => {
  const { ann } = await aWorkspace()
  const { id } = await aContact(ann, { emails: ['sofia@cafe.example'], companies: [{ name: 'Lumen', role: 'Owner' }] })
  await change(ann, id, { jobTitle: 'Owner', emails: ['new@cafe.example'], companies: [] })
  const [{ id: eventId }] = (await historyOf(ann, id)).items
  const put = (field: string, seen: unknown) =>
    ann.asks('POST', `/histories/${id}/restorations`, { object: 'contact', eventId, field, seen })
  expect((await put('jobTitle', 'Owner')).body).toMatchObject({ field: 'jobTitle', value: 'Barista' })
  const record = (await ann.asks('GET', `/contacts/${id}`)).body
  expect((await put('emails', record.emails)).status).toBe(200)
  expect((await put('companies', record.companies)).status).toBe(200)
  expect((await ann.asks('GET', `/contacts/${id}`)).body).toMatchObject({
    jobTitle: 'Barista',
    emails: [{ value: 'sofia@cafe.example' }],
    companies: [{ name: 'Lumen', role: 'Owner' }],
  })
  const [newest] = (await historyOf(ann, id)).items
  expect(newest).toMatchObject({ cause: { kind: 'restoration' } })
})

test('a value that somebody changed meanwhile is not overwritten; the refusal shows it', async () => {
  const { ann, ben } = await aWorkspace()
  const { id } = await aContact(ann)
  await change(ann, id, { jobTitle: 'Owner' })
  const [{ id: eventId }] = (await historyOf(ann, id)).items
  await change(ben, id, { jobTitle: 'Partner' })
  const draft = { object: 'contact', eventId, field: 'jobTitle', seen: 'Owner' }
  expect((await ann.asks('POST', `/histories/${id}/restorations`, draft)).body).toMatchObject({
    code: 'value_changed',
    params: { field: 'jobTitle', current: 'Partner' },
  })
  const both = await Promise.all(
    [ann, ben].map(({ asks }) => asks('POST', `/histories/${id}/restorations`, { ...draft, seen: 'Partner' })),
  )
  expect(both.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['ok', 'value_changed'])
  expect(
    (await ann.asks('POST', `/histories/${id}/restorations`, { ...draft, field: 'lastName', seen: null })).body.code,
  ).toBe('event_not_found')
})

test('each request is one act; the last ones are listed with what can be taken back', async () => {
  const { ann, ben } = await aWorkspace()
  const { id } = await aContact(ann)
  await change(ann, id, { jobTitle: 'Owner', lastName: 'Marchetti' })
  await change(ben, id, { jobTitle: 'Partner' })
  await ann.asks('POST', '/contacts/batch', { records: [{ firstName: 'Ada' }, { firstName: 'Bea' }] })
  const acts = async (query = '') => (await ann.asks('GET', `/acts${query}`)).body.items
  expect(await acts()).toMatchObject([
    { types: ['contact.created'], records: 2, mayUndo: true },
    {
      types: ['contact.updated'],
      records: 1,
      fields: ['jobTitle', 'lastName'],
      first: { id, title: 'Sofia Marchetti' },
    },
    { types: ['contact.created'], records: 1 },
  ])
  expect(await acts(`?recordId=${id}`)).toHaveLength(2)
  expect(await acts('?objects=order')).toEqual([])
  const [last] = await acts()
  expect((await ann.asks('POST', '/undos', { causeId: last.id })).body).toMatchObject({ status: 'done', trashed: 2 })
  expect((await acts())[0]).toMatchObject({ id: last.id, mayUndo: false, undo: { status: 'done' } })
  expect(await acts()).toHaveLength(3)
})

test('the audit is for administrators: all changes, by person, object, kind, time and record, a page at a time', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const { id } = await aContact(ann)
  await change(ben, id, { jobTitle: 'Owner' })
  await ben.asks('DELETE', `/contacts/${id}`)
  await ann.asks('POST', '/companies', { name: 'Lumen' })
  expect((await ben.asks('GET', '/audit-events')).status).toBe(403)
  expect((await rita.asks('GET', '/audit-events')).status).toBe(403)
  const audit = async (query = '') => (await ann.asks('GET', `/audit-events?${query}`)).body
  const types = async (query: string) =>
    (await audit(query)).items.flatMap(({ type }: { type: string }) => (type === 'apiKey.used' ? [] : type))
  expect(await types('')).toEqual(['company.created', 'contact.deleted', 'contact.updated', 'contact.created'])
  expect(await types('object=contact')).toEqual(['contact.deleted', 'contact.updated', 'contact.created'])
  expect(await types('verb=created')).toEqual(['company.created', 'contact.created'])
  expect(await types(`recordId=${id}&verb=deleted`)).toEqual(['contact.deleted'])
  const bens = (await audit('verb=deleted')).items[0].actor.id
  expect(await types(`by=${bens}`)).toEqual(['contact.deleted', 'contact.updated'])
  expect(await types(`to=${encodeURIComponent('2020-01-01T00:00:00Z')}`)).toEqual([])
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { items: { type: string }[]; nextCursor: string | null } = await audit(
      `limit=1&verb=created&cursor=${cursor}`.replace(/&cursor=$/, ''),
    )
    seen.push(...page.items.map(({ type }) => type))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(['company.created', 'contact.created'])
})

test('the audit as a file computes nothing in a spreadsheet, and is itself in the audit', async () => {
  const { ann, ben, server } = await aWorkspace()
  const { id } = await aContact(ann, { lastName: '=1+1' })
  await change(ann, id, { jobTitle: '@SUM(A1)' })
  const csv = (key: string, query = '') =>
    server.inject({
      url: `/api/v1/audit-events/csv${query}`,
      headers: { authorization: `Bearer ${key}`, 'accept-language': 'de' },
    })
  const { body, headers } = await csv(ann.key)
  expect(headers['content-type']).toContain('text/csv')
  expect(body).toContain('Wann,Wer,')
  expect(body).toContain("'@SUM(A1)")
  expect(body).toContain("'=1+1")
  expect(body).not.toMatch(/(^|,)"?[=@]/m)
  expect((await csv(ben.key)).statusCode).toBe(403)
  expect((await csv(ann.key, '?from=yesterday')).statusCode).toBe(422)
  expect((await ann.asks('GET', '/audit-events?kind=exports')).body.items[0].type).toBe('audit.exported')
})

test('another workspace learns nothing', async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()]
  const { id } = await aContact(ours.ann)
  expect((await theirs.ann.asks('GET', `/histories/${id}?object=contact`)).status).toBe(404)
  expect((await theirs.ann.asks('GET', `/audit-events?recordId=${id}`)).body.items).toEqual([])
  expect((await ours.ann.asks('GET', `/histories/${id}?object=spoon`)).status).toBe(404)
})
