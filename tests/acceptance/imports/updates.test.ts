import { expect, test } from 'vitest'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'
import type { TestWorkspace } from '#tests/support/workspace'

const sofia = {
  firstName: 'Sofia',
  lastName: 'Marchetti',
  emails: ['sofia@lumen.example', 'office@lumen.example'],
  phones: ['+49 40 3180 4420'],
  companies: [{ name: 'Café Lumen', role: 'Owner' }],
  lifecycleStage: 'customer',
  tags: ['wholesale'],
  externalId: 'K-17',
}

async function withSofia() {
  const space = await anImportingWorkspace()
  const { body } = await space.ann.asks('POST', '/contacts', sofia)
  const now = async () => (await space.ann.asks('GET', `/contacts/${body.id}`)).body
  return { ...space, sofia: body, now }
}

const list = (...rows: string[]) => `${rows.join('\n')}\n`
const events = async ({ kith, workspaceId }: TestWorkspace, type: string) =>
  (await kith.database.owner.query('select * from events where workspace_id = $1 and type = $2', [workspaceId, type]))
    .rows

test('an update changes what the file says and clears nothing: blanks, other addresses, links and a later stage stay', async () => {
  const space = await withSofia()
  const content = list(
    'Email,First name,Last name,Phone,Company,Job title,Lifecycle stage,Tags',
    'OFFICE@Lumen.example,,Marchetti-Voss,+49 171 2345678,Rösterei Nord,Buyer,lead,retail',
  )
  const done = await imports(space, { object: 'contact', content, fields: { defaults: { tags: ['fair'] } } })
  expect(done.counts).toMatchObject({ created: 0, updated: 1 })
  const now = await space.now()
  expect(now).toMatchObject({
    firstName: 'Sofia',
    lastName: 'Marchetti-Voss',
    jobTitle: 'Buyer',
    lifecycleStage: 'customer',
    tags: ['wholesale', 'retail', 'fair'],
    emails: [
      { value: 'sofia@lumen.example', primary: true },
      { value: 'office@lumen.example', primary: false },
    ],
    phones: [
      { value: '+494031804420', primary: true },
      { value: '+491712345678', primary: false },
    ],
  })
  expect(now.companies.map(({ name, role }: { name: string; role: string }) => [name, role]).sort()).toEqual([
    ['Café Lumen', 'Owner'],
    ['Rösterei Nord', null],
  ])
  expect(await all(space.ann, 'contacts')).toHaveLength(1)
  const again = await imports(space, { object: 'contact', content, fields: { defaults: { tags: ['fair'] } } })
  expect(again.counts).toMatchObject({ updated: 0, unchanged: 1 })
  expect(await space.now()).toEqual(now)
})

test.each([
  ['phone', 'Phone,Job title', '040 31804420,Buyer'],
  ['externalId', 'Customer ID,Job title', 'k-17,Buyer'],
  ['email', 'Email,Job title', 'Sofia@LUMEN.example,Buyer'],
])('a contact is found by %s', async (matchOn, header, row) => {
  const space = await withSofia()
  const done = await imports(space, { object: 'contact', content: list(header, row), fields: { matchOn } })
  expect([done.counts.updated, (await space.now()).jobTitle]).toEqual([1, 'Buyer'])
})

test('a company is found by its domain, a product by its article number', async () => {
  const space = await anImportingWorkspace()
  await space.ann.asks('POST', '/companies', { name: 'Lumen', domains: ['lumen.example'] })
  await space.ann.asks('POST', '/products', { name: 'Hafen Blend', sku: 'HB-1' })
  const companies = await imports(space, {
    object: 'company',
    content: list('Company name,Domain,Industry', 'Café Lumen GmbH,https://www.lumen.example/start,Gastronomy'),
    fields: { matchOn: 'domain' },
  })
  expect(companies.counts).toMatchObject({ created: 0, updated: 1 })
  const products = await imports(space, {
    object: 'product',
    content: list('SKU,Name,Price', 'hb-1,Hafen Blend,"12,90"', 'HB-2,Nordwind,9.90'),
  })
  expect(products.counts).toMatchObject({ created: 1, updated: 1 })
  expect((await all(space.ann, 'products')).map(({ sku, price }) => [sku, price]).sort()).toEqual([
    ['HB-1', 1290],
    ['HB-2', 990],
  ])
})

test('by the mode rows that match are left out, or those that do not, and the file says so', async () => {
  const space = await withSofia()
  const content = list('Email,Job title', 'sofia@lumen.example,Buyer', 'new@lumen.example,Barista')
  const update = await imports(space, { object: 'contact', content, fields: { mode: 'update' } })
  expect(update.counts).toMatchObject({ created: 0, updated: 1, leftOut: 1 })
  expect(update.reasons).toMatchObject([{ code: 'record_unknown', count: 1 }])
  const create = await imports(space, { object: 'contact', content, fields: { mode: 'create' } })
  expect(create.counts).toMatchObject({ created: 1, updated: 0, leftOut: 1 })
  expect(create.reasons).toMatchObject([{ code: 'record_exists', count: 1 }])
})

test('the same person twice in one file is one contact', async () => {
  const space = await anImportingWorkspace()
  const content = list('Email,Phone,First name', 'a@x.example,,Ann', 'A@X.example,+49 40 555 1234,', 'b@x.example,,Ben')
  const done = await imports(space, { object: 'contact', content })
  expect(done.counts.created).toBe(2)
  const [ann] = (await all(space.ann, 'contacts')).filter(({ firstName }) => firstName === 'Ann')
  expect(ann.phones).toHaveLength(1)
})

test('rows of one number are one order with lines, in whatever chunk they stand; its customer and products are found', async () => {
  const space = await withSofia()
  const { body: blend } = await space.ann.asks('POST', '/products', { name: 'Hafen Blend', sku: 'HB-1' })
  const rows = Array.from({ length: 700 }, (_, at) => [
    `${1000 + at},2026-03-01,sofia@lumen.example,HB-1,,2,24.90,EUR`,
    `${1000 + at},,,,Tasse,1,7.50,EUR`,
  ]).flat()
  const content = list('Order number,Order date,Email,SKU,Product,Quantity,Unit price,Currency', ...rows)
  const done = await imports(space, { object: 'order', content })
  expect(done.counts).toMatchObject({ total: 1400, created: 700, failed: 0 })
  const orders = await all(space.ann, 'orders')
  expect(orders).toHaveLength(700)
  expect(orders.every(({ total, contactId }) => total === 5730 && contactId === space.sofia.id)).toBe(true)
  expect(orders[0].lines).toMatchObject([
    { productId: blend.id, productName: 'Hafen Blend', quantity: 2, unitPrice: 2490 },
    { productId: null, productName: 'Tasse', quantity: 1, unitPrice: 750 },
  ])
  const again = await imports(space, { object: 'order', content })
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 700 })
})

test('undo: what it created is in the trash, what it changed is as it was, what somebody changed since stays and is listed', async () => {
  const space = await withSofia()
  const ben = (
    await space.ann.asks('POST', '/contacts', { emails: ['ben@x.example'], jobTitle: 'Smith', tags: ['old'] })
  ).body
  const before = await space.now()
  const content = list(
    'Email,Last name,Job title,Company,Tags,Phone',
    'sofia@lumen.example,Neu,Buyer,Rösterei Nord,retail,+49 171 2345678',
    'ben@x.example,Miller,Boss,Rösterei Nord,,',
    'new@x.example,New,Barista,Rösterei Süd,,',
  )
  const done = await imports(space, { object: 'contact', content })
  expect(done.counts).toMatchObject({ created: 1, updated: 2 })
  await space.ann.asks('PATCH', `/contacts/${ben.id}`, { jobTitle: 'Retired' })
  const south = (await all(space.ann, 'companies')).find(({ name }) => name === 'Rösterei Süd')
  await space.ann.asks('POST', '/notes', { body: 'Ours now', companyId: south.id })

  const { body } = await space.ann.asks('POST', `/imports/${done.id}/undo`, {})
  expect(body.status).toBe('undoing')
  const undone = await comesTo(space.ann, done.id, 'undone')
  expect(undone.undoConflicts).toEqual({
    count: 1,
    items: [{ object: 'contact', recordId: ben.id, field: 'jobTitle', imported: 'Boss', now: 'Retired' }],
  })
  const { version: _, updatedAt: __, ...asBefore } = before
  expect(await space.now()).toMatchObject(asBefore)
  expect((await space.ann.asks('GET', `/contacts/${ben.id}`)).body).toMatchObject({
    lastName: null,
    jobTitle: 'Retired',
    tags: ['old'],
    companies: [],
  })
  expect((await all(space.ann, 'contacts')).map(({ emails }) => emails[0].value).sort()).toEqual([
    'ben@x.example',
    'sofia@lumen.example',
  ])
  expect((await all(space.ann, 'contacts', '&trash=true')).map(({ emails }) => emails[0].value)).toEqual([
    'new@x.example',
  ])
  expect((await all(space.ann, 'companies')).map(({ name }) => name).sort()).toEqual(['Café Lumen', 'Rösterei Süd'])
  expect((await space.ann.asks('POST', `/imports/${done.id}/undo`, {})).body.code).toBe('import_not_ready')
  expect(await events(space, 'import.undone')).toHaveLength(1)
  const again = await imports(space, { object: 'contact', content })
  expect(again.counts).toMatchObject({ created: 1, updated: 2 })
})

test('undo of orders takes their customers along, but for those who have others', async () => {
  const space = await anImportingWorkspace()
  const content = list(
    'Order number,Date,Email,Product,Unit price',
    'A-1,2026-01-02,one@x.example,Tea,3',
    'A-2,2026-01-03,two@x.example,Tea,3',
  )
  const done = await imports(space, { object: 'order', content })
  const two = (await all(space.ann, 'contacts')).find(({ emails }) => emails[0].value === 'two@x.example')
  await space.ann.asks('POST', '/orders', {
    number: 'B-1',
    placedAt: '2026-02-01T00:00:00Z',
    currency: 'EUR',
    contactId: two.id,
  })
  await space.ann.asks('POST', `/imports/${done.id}/undo`, {})
  await comesTo(space.ann, done.id, 'undone')
  expect((await all(space.ann, 'orders')).map(({ number }) => number)).toEqual(['B-1'])
  expect((await all(space.ann, 'contacts')).map(({ id }) => id)).toEqual([two.id])
})

test('two imports at once on the same emails make no twin', async () => {
  const space = await anImportingWorkspace()
  const rows = Array.from({ length: 3000 }, (_, at) => `p${at}@x.example,Person ${at}`)
  const ids = await Promise.all(
    [rows, rows.toReversed()].map(
      async (some) =>
        (await uploads(space, space.ann, { object: 'contact', content: list('email,first name', ...some) })).body.id,
    ),
  )
  const [one, two] = await Promise.all(ids.map((id) => comesTo(space.ann, id, 'done')))
  expect(one.counts.created + two.counts.created).toBe(3000)
  expect(one.counts.unchanged + two.counts.unchanged).toBe(3000)
  expect((await space.ann.asks('GET', '/contacts/count')).body.count).toBe(3000)
})

test('a running import stops when told so, keeps what it wrote, and can be run on', async () => {
  const space = await anImportingWorkspace()
  const rows = Array.from({ length: 20_000 }, (_, at) => `p${at}@x.example,Person ${at}`)
  const { body } = await uploads(space, space.ann, { object: 'contact', content: list('email,first name', ...rows) })
  let stands = body
  while (stands.counts.done === 0) stands = (await space.ann.asks('GET', `/imports/${body.id}`)).body
  expect(stands).toMatchObject({ status: 'running', rate: expect.any(Number), secondsLeft: expect.any(Number) })
  expect((await space.ann.asks('POST', `/imports/${body.id}/cancellation`, {})).body.status).toBe('cancelling')
  const cancelled = await comesTo(space.ann, body.id, 'cancelled')
  expect(cancelled.counts.done).toBeLessThan(20_000)
  expect((await space.ann.asks('GET', '/contacts/count')).body.count).toBe(cancelled.counts.created)
  await space.ann.asks('POST', `/imports/${body.id}/run`, {})
  const done = await comesTo(space.ann, body.id, 'done')
  expect(done.counts).toMatchObject({ total: 20_000, done: 20_000, created: 20_000 })
})

test('owners are found by name or email; somebody unknown is noted and the row kept', async () => {
  const space = await anImportingWorkspace()
  const content = list('Email,Owner', 'a@x.example,ben', 'b@x.example,Nobody Known')
  const { body } = await uploads(space, space.ann, { object: 'contact', content, fields: { start: 'false' } })
  const { body: checked } = await space.ann.asks('PUT', `/imports/${body.id}/check`, {})
  expect(checked.reasons).toMatchObject([{ code: 'member_unknown', severity: 'look', count: 1, column: 1 }])
  await space.ann.asks('POST', `/imports/${body.id}/run`, {})
  await comesTo(space.ann, body.id, 'done')
  const owners = (await all(space.ann, 'contacts')).map(({ emails, ownerId }) => [emails[0].value, ownerId]).sort()
  expect(owners).toEqual([
    ['a@x.example', space.ben.userId],
    ['b@x.example', null],
  ])
})
