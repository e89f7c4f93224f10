import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { takeStep } from './data-model/work.ts'

/** Makes a field and does what its job would do. */
async function aField(ann: Person, draft: Record<string, unknown>) {
  const { status, body } = await ann.asks('POST', '/custom-fields', { object: 'contact', ...draft })
  expect([status, body]).toEqual([200, expect.anything()])
  await settled(ann, body.id)
  return body
}

async function settled(ann: Person, id: string) {
  while (await ann.does((ctx) => takeStep(ctx, id)));
}

const filterOf = (condition: object) => encodeURIComponent(JSON.stringify(condition))

const options = [{ value: 'gold', label: 'Gold' }, { label: 'Silver' }]
const samples: [type: string, draft: object, sent: unknown, kept: unknown, bad: unknown][] = [
  ['text', {}, ' Main hall ', 'Main hall', 5],
  ['longText', {}, 'a\nb', 'a\nb', {}],
  ['number', {}, 12.5, 12.5, '12'],
  ['money', {}, 199_00, 199_00, 1.5],
  ['date', {}, '2026-11-19', '2026-11-19', '19.11.2026'],
  ['dateTime', {}, '2026-11-19T10:00:00+01:00', '2026-11-19T09:00:00.000Z', 'noon'],
  ['boolean', {}, false, false, 'yes'],
  ['select', { options }, 'gold', 'gold', 'bronze'],
  ['multiSelect', { options }, ['Silver', 'gold', 'gold'], ['Silver', 'gold'], ['bronze']],
  ['email', {}, 'Sofia@Cafe-Lumen.example', 'sofia@cafe-lumen.example', 'no address'],
  ['phone', {}, '040 3180 4420', '+494031804420', 'no phone'],
  ['url', {}, 'https://cafe-lumen.example/', 'https://cafe-lumen.example', 'not a page at all'],
  ['address', {}, { street: 'Kai 1', city: 'Hamburg', country: 'Germany' }, { street: 'Kai 1', city: 'Hamburg', country: 'DE' }, 'Hamburg'],
  ['rating', {}, 4, 4, 6],
] // biome-ignore format: one line a type

test.each(samples)('a %s is kept, cleared, and refused when it is none', async (type, draft, sent, kept, bad) => {
  const { ann } = await aWorkspace()
  await aField(ann, { label: 'Some thing', type, ...draft })
  const created = await ann.asks('POST', '/contacts', { firstName: 'Ada', custom: { someThing: sent } })
  expect([created.status, created.body.custom]).toEqual([200, { someThing: kept }])
  const path = `/contacts/${created.body.id}`
  const other = await ann.asks('PATCH', path, { lastName: 'Byron' })
  expect(other.body.custom).toEqual({ someThing: kept })
  const refused = await ann.asks('PATCH', path, { custom: { someThing: bad } })
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ path: expect.stringMatching(/^custom\.someThing/) }] },
  })
  const same = await ann.asks('PATCH', path, { custom: { someThing: sent } })
  expect(same.body.version).toBe(other.body.version)
  const isThere = (op: string) =>
    ann
      .asks('GET', `/contacts?filter=${filterOf({ field: 'custom.someThing', op })}`)
      .then(({ body }) => body.items.length)
  if (type !== 'boolean') expect([await isThere('isEmpty'), await isThere('isNotEmpty')]).toEqual([0, 1])
  const cleared = await ann.asks('PATCH', path, { custom: { someThing: null } })
  expect([cleared.status, cleared.body.custom]).toEqual([200, {}])
  if (type !== 'boolean') expect([await isThere('isEmpty'), await isThere('isNotEmpty')]).toEqual([1, 0])
  const { body } = await ann.asks('GET', `${path}/timeline?limit=1`)
  expect(body.items[0].payload.changes['custom.someThing'][0]).toEqual(kept)
})

test('the field stands in the descriptor; unknown ones are refused by name, and its trash and archive give it back', async () => {
  const { ann, ben } = await aWorkspace()
  const field = await aField(ann, { label: 'Größe (cm)', type: 'number', help: 'Barfuß', indexed: true })
  expect(field).toMatchObject({ name: 'groesseCm', label: 'Größe (cm)', indexed: true, filling: { done: 0 } })
  const descriptor = async () => {
    const { body } = await ben.asks('GET', '/objects')
    return body.items.find(({ name }: { name: string }) => name === 'contact')
  }
  expect((await descriptor()).fields.at(-1)).toMatchObject({
    name: 'custom.groesseCm',
    label: 'Größe (cm)',
    help: 'Barfuß',
  })
  expect((await descriptor()).sortable).toContain('custom.groesseCm')
  const wrong = await ben.asks('POST', '/contacts', { custom: { grosse: 180 } })
  expect(wrong.body.errors).toMatchObject([
    { path: 'custom.grosse', code: 'unknown_field', mend: 'Use one of: groesseCm.' },
  ])
  const { body: contact } = await ben.asks('POST', '/contacts', { custom: { groesseCm: 180 } })
  expect((await ben.asks('PUT', `/custom-fields/${field.id}/archive`)).status).toBe(403)
  await ann.asks('PUT', `/custom-fields/${field.id}/archive`)
  await settled(ann, field.id)
  expect((await descriptor()).fields.map(({ name }: { name: string }) => name)).not.toContain('custom.groesseCm')
  expect((await ben.asks('PATCH', `/contacts/${contact.id}`, { lastName: 'Byron' })).body.custom).toEqual({})
  expect((await ann.asks('GET', '/custom-fields?archived=true')).body.items).toMatchObject([{ id: field.id }])
  await ann.asks('DELETE', `/custom-fields/${field.id}/archive`)
  await settled(ann, field.id)
  expect((await ben.asks('GET', `/contacts/${contact.id}`)).body.custom).toEqual({ groesseCm: 180 })
  const over = await ben.asks(
    'GET',
    `/contacts?filter=${filterOf({ field: 'custom.groesseCm', op: 'gt', value: 170 })}`,
  )
  expect(over.body.items).toHaveLength(1)
})

test('filters and sorts go by custom fields, indexed or not; only indexed ones sort', async () => {
  const { ann } = await aWorkspace()
  const records = ['a', 'b', null, 'ä', 'c'].map((text, at) => ({
    firstName: String(at),
    custom: { text, plain: at, day: `2026-0${at + 1}-15` },
  }))
  await aField(ann, { label: 'plain', type: 'number' })
  await aField(ann, { label: 'day', type: 'date', indexed: true })
  const text = await aField(ann, { label: 'text', type: 'text', indexed: false, searchable: true })
  await ann.asks('POST', '/contacts/batch', { records })
  await ann.asks('PATCH', `/custom-fields/${text.id}`, { indexed: true })
  const refused = await ann.asks('GET', '/contacts?sort=custom.text')
  expect(refused.body.errors).toMatchObject([{ path: 'sort', code: 'not_sortable' }])
  await settled(ann, text.id)
  const names = async (query: string) => {
    const { body } = await ann.asks('GET', `/contacts?${query}`)
    return body.items.map(({ firstName }: { firstName: string }) => firstName).join('')
  }
  const where = (field: string, op: string, value?: unknown) =>
    names(`sort=createdAt&filter=${filterOf({ field: `custom.${field}`, op, value })}`)
  expect(await names('sort=custom.text')).toBe('03142')
  expect(await names('sort=-custom.text')).toBe('41302')
  expect(await names('sort=-custom.day')).toBe('43210')
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await ann.asks('GET', `/contacts?limit=2&sort=custom.text${cursor}`)
    seen.push(...body.items.map(({ firstName }: { firstName: string }) => firstName))
    if (!body.nextCursor) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(seen.join('')).toBe('03142')
  expect(await where('plain', 'between', [1, 3])).toBe('123')
  expect(await where('day', 'between', ['2026-02-15', '2026-03-15'])).toBe('12')
  expect(await where('day', 'eq', '2026-02-15')).toBe('1')
  expect(await where('text', 'in', ['a', 'c'])).toBe('04')
  expect(await where('text', 'ne', 'a')).toBe('1234')
  expect(await where('text', 'contains', 'a')).toBe('03')
  expect(await where('text', 'isEmpty')).toBe('2')
  expect((await ann.asks('GET', '/search?q=ae')).status).toBe(200)
})

test('a required field must come with a new record, a default fills in', async () => {
  const { ann } = await aWorkspace()
  const before = await ann.asks('POST', '/contacts', { firstName: 'Old' })
  await aField(ann, { label: 'Tier', type: 'select', options, required: true })
  await aField(ann, { label: 'Level', type: 'rating', default: 3 })
  expect((await ann.asks('POST', '/contacts', { firstName: 'New' })).body.errors).toMatchObject([
    { path: 'custom.tier', code: 'required' },
  ])
  const made = await ann.asks('POST', '/contacts', { custom: { tier: 'gold' } })
  expect(made.body.custom).toEqual({ tier: 'gold', level: 3 })
  expect((await ann.asks('PATCH', `/contacts/${made.body.id}`, { custom: { tier: null } })).body.errors).toMatchObject([
    { path: 'custom.tier', code: 'required' },
  ])
  expect((await ann.asks('PATCH', `/contacts/${before.body.id}`, { firstName: 'Older' })).status).toBe(200)
})

test('of two who take the same unique value at once, one gets it; in a batch the second record fails alone', async () => {
  const { ann, ben } = await aWorkspace()
  const field = await aField(ann, { label: 'Member no', type: 'text', unique: true })
  const racing = await Promise.all(
    [ann, ben, ann, ben].map((one) => one.asks('POST', '/contacts', { custom: { memberNo: 'M-1' } })),
  )
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
  const refused = racing.find(({ status }) => status === 422)
  expect(refused?.body.errors).toMatchObject([{ path: 'custom.memberNo', code: 'not_unique' }])
  const batch = await ann.asks('POST', '/contacts/batch', {
    records: [
      { custom: { memberNo: 'm-1' } },
      { custom: { memberNo: 'M-2' } },
      { custom: { memberNo: 'M-2' } },
      { firstName: 'None' },
    ],
  })
  expect(batch.body.results.map(({ status }: { status: string }) => status)).toEqual([
    'failed',
    'created',
    'failed',
    'created',
  ])
  const [first, second] = [racing.find(({ status }) => status === 200)?.body.id, batch.body.results[1].id]
  const swapped = await ann.asks('POST', '/contacts/batch', {
    records: [
      { id: first, custom: { memberNo: 'M-2' } },
      { id: second, custom: { memberNo: 'M-1' } },
    ],
  })
  expect(swapped.body.results.map(({ status }: { status: string }) => status)).toEqual(['updated', 'updated'])
  await ann.asks('PATCH', `/contacts/${first}`, { custom: { memberNo: null } })
  expect((await ann.asks('POST', '/contacts', { custom: { memberNo: 'M-2' } })).status).toBe(200)
  await ann.asks('PATCH', `/custom-fields/${field.id}`, { unique: false })
  await settled(ann, field.id)
  await ann.asks('POST', '/contacts', { custom: { memberNo: 'M-2' } })
  const again = await ann.asks('PATCH', `/custom-fields/${field.id}`, { unique: true })
  expect(again.body.errors).toMatchObject([{ path: 'unique', code: 'not_unique' }])
})
