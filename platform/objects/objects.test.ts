import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

const sofia = {
  firstName: 'Sofia',
  lastName: 'Marchetti',
  emails: ['Sofia@Cafe-Lumen.example'],
  phones: ['040 3180 4420'],
  companies: [{ name: 'Café Lumen', role: 'Owner' }],
}

test('a contact is created, read, changed and found again', async () => {
  const { ann } = await aWorkspace()
  const created = await ann.asks('POST', '/contacts', sofia)
  expect(created.body).toMatchObject({
    firstName: 'Sofia',
    emails: [{ value: 'sofia@cafe-lumen.example', primary: true }],
    phones: [{ value: '+494031804420', primary: true }],
    companies: [{ name: 'Café Lumen', role: 'Owner', primary: true }],
    lifecycleStage: 'lead',
    version: 1,
  })
  const { id } = created.body
  const changed = await ann.asks('PATCH', `/contacts/${id}`, { lifecycleStage: 'customer', version: 1 })
  expect(changed.body).toMatchObject({ lifecycleStage: 'customer', version: 2, lastName: 'Marchetti' })
  const late = await ann.asks('PATCH', `/contacts/${id}`, { lifecycleStage: 'former', version: 1 })
  expect(late).toMatchObject({ status: 409, body: { code: 'version_conflict', params: { version: 2 } } })
  const filter = JSON.stringify({
    and: [
      { field: 'emails', op: 'contains', value: '@cafe-lumen' },
      { field: 'createdAt', op: 'inLast', value: '30d' },
      { field: 'companies.name', op: 'eq', value: 'Café Lumen' },
    ],
  })
  const list = await ann.asks('GET', `/contacts?filter=${encodeURIComponent(filter)}`)
  expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([id])
  const exact = JSON.stringify({ field: 'phones', op: 'eq', value: '040-3180 4420' })
  expect((await ann.asks('GET', `/contacts?filter=${encodeURIComponent(exact)}`)).body.items).toHaveLength(1)
  const found = await ann.asks('GET', '/search?q=cafe')
  expect(found.body.items).toMatchObject([
    { object: 'company', title: 'Café Lumen' },
    { object: 'contact', match: 'sofia@cafe-lumen.example' },
  ])
  expect((await ann.asks('GET', '/search?q=so')).body.items).toMatchObject([{ title: 'Sofia Marchetti' }])
  const timeline = await ann.asks('GET', `/contacts/${id}/timeline`)
  expect(timeline.body.items.map((item: { type: string }) => item.type)).toEqual(['contact.updated', 'contact.created'])
  expect(timeline.body.items[0].payload.changes).toEqual({ lifecycleStage: ['lead', 'customer'] })
})

test('a list pages by cursor in either direction, records without a value last', async () => {
  const { ann } = await aWorkspace()
  const names = ['Ä', 'b', 'C', 'é', null, 'f', null, 'G']
  const batch = await ann.asks('POST', '/contacts/batch', {
    records: names.map((lastName) => ({ firstName: 'X', lastName })),
  })
  expect(batch.body.results.every((result: { status: string }) => result.status === 'created')).toBe(true)
  const walk = async (sort: string) => {
    const seen: (string | null)[] = []
    let cursor = ''
    do {
      const { body } = await ann.asks('GET', `/contacts?limit=3&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...body.items.map((item: { lastName: string | null }) => item.lastName))
      cursor = body.nextCursor
    } while (cursor)
    return seen
  }
  expect(await walk('lastName')).toEqual(['Ä', 'b', 'C', 'é', 'f', 'G', null, null])
  expect(await walk('-lastName')).toEqual(['G', 'f', 'é', 'C', 'b', 'Ä', null, null])
})

test('a batch answers per record: one wrong record fails alone', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts/batch', {
    records: [sofia, { emails: ['no address'] }, { nonsense: 1 }, { firstName: 'Ok' }],
  })
  expect(body.results.map(({ status }: { status: string }) => status)).toEqual([
    'created',
    'failed',
    'failed',
    'created',
  ])
  expect(body.results[1].errors).toMatchObject([{ path: 'emails.0.value', code: 'email_invalid' }])
  expect(body.results[2].errors).toMatchObject([{ path: 'nonsense', code: 'unknown_field' }])
})

test('an order’s total is that of its lines; another workspace sees none of it', async () => {
  const { ann, ben } = await aWorkspace()
  const other = await aWorkspace()
  const contact = await ann.asks('POST', '/contacts', sofia)
  const order = await ben.asks('POST', '/orders', {
    number: 'A-1',
    placedAt: '2025-01-02T10:00:00+01:00',
    currency: 'EUR',
    contactId: contact.body.id,
    lines: [{ productName: 'Blend', quantity: 2.5, unitPrice: 333 }],
  })
  expect(order.body).toMatchObject({
    total: 833,
    lines: [{ productName: 'Blend', quantity: 2.5, unitPrice: 333 }],
    placedAt: '2025-01-02T09:00:00Z',
  })
  expect(await other.ann.asks('GET', `/orders/${order.body.id}`)).toMatchObject({
    status: 404,
    body: { code: 'record_not_found' },
  })
  const stolen = await other.ann.asks('POST', '/orders', {
    number: 'B',
    placedAt: '2025-01-02T10:00:00Z',
    currency: 'EUR',
    contactId: contact.body.id,
  })
  expect(stolen).toMatchObject({ status: 422, body: { errors: [{ path: 'contactId', code: 'unknown_reference' }] } })
  expect((await other.ann.asks('GET', '/search?q=sofia')).body.items).toEqual([])
})

test('the trash takes a record out of lists and gives it back', async () => {
  const { ann, rita } = await aWorkspace()
  const { body } = await ann.asks('POST', '/companies', { name: 'Café Lumen' })
  expect(await rita.asks('DELETE', `/companies/${body.id}`)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  await ann.asks('DELETE', `/companies/${body.id}`)
  expect((await ann.asks('GET', '/companies')).body.items).toEqual([])
  expect((await ann.asks('GET', '/companies?trash=true')).body.items).toHaveLength(1)
  await ann.asks('POST', '/companies/trash/restoration', { ids: [body.id] })
  expect((await ann.asks('GET', '/companies/count')).body).toEqual({ count: 1, exact: true })
})

test('a whole batch stands or falls together, and says which record does not fit', async () => {
  const { ann } = await aWorkspace()
  const { id } = (await ann.asks('POST', '/contacts', sofia)).body
  const records = [
    { id, jobTitle: 'Owner', version: 1 },
    { lastName: 'New', lifecycleStage: 'king' },
  ]
  const refused = await ann.asks('POST', '/contacts/batch', { records, whole: true })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'records.1.lifecycleStage' }] } })
  const late = [{ id, jobTitle: 'Owner', version: 7 }, { lastName: 'New' }]
  expect((await ann.asks('POST', '/contacts/batch', { records: late, whole: true })).body.errors).toMatchObject([
    { path: 'records.0', code: 'version_conflict' },
  ])
  expect((await ann.asks('GET', '/contacts')).body.items).toMatchObject([{ id, jobTitle: null, version: 1 }])
  const good = [{ id, jobTitle: 'Owner', version: 1 }, { lastName: 'New' }]
  const { body } = await ann.asks('POST', '/contacts/batch', { records: good, whole: true })
  expect(body.results.map(({ status }: { status: string }) => status)).toEqual(['updated', 'created'])
})
