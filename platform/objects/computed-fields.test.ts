import { expect, test } from 'vitest'
import { hostileStrings } from '#tests/support/hostile'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { takeStep } from './data-model/work.ts'

async function aField(ann: Person, draft: Record<string, unknown>) {
  const { status, body } = await ann.asks('POST', '/custom-fields', draft)
  expect([status, body]).toEqual([200, expect.anything()])
  while (await ann.does((ctx) => takeStep(ctx, body.id)));
  return body
}

const filterOf = (condition: object) => encodeURIComponent(JSON.stringify(condition))
const formula = (ann: Person, label: string, text: string, object = 'contact') =>
  ann.asks('POST', '/custom-fields', { object, label, type: 'formula', formula: text })

test('formulas over numbers, money, texts and days are read in lists and records, and filtered by', async () => {
  const { ann } = await aWorkspace()
  for (const [label, type] of [
    ['price', 'money'],
    ['pieces', 'number'],
    ['since', 'date'],
    ['vip', 'boolean'],
  ])
    await aField(ann, { object: 'contact', label, type })
  const cases: [string, string, unknown][] = [
    ['total', 'price * pieces', 5_000],
    ['dearer', 'price + 0.5', 2_050],
    ['ratio', 'pieces / (pieces - 2.5)', null],
    ['full', 'upper(firstName) + " " + coalesce(lastName, "?")', 'ADA ?'],
    ['rank', 'vip && total >= 50 ? "A" : "B"', 'A'],
    ['word', 'if(isEmpty(jobTitle), "none", jobTitle)', 'none'],
    ['later', 'addMonths(since, 1)', '2026-02-28'],
    ['span', 'daysBetween(since, addDays(since, 30))', 30],
    ['huge', 'pieces * 1e300 * 1e300', null],
    ['rounded', 'round(10 / 3, 2)', 3.33],
    ['text', 'concat("n ", pieces, " p ", price)', 'n 2.5 p 20.00'],
    ['chained', 'custom.total / 100 * 3', 150],
    ['biggest', 'max(pieces, 7, 3)', 7],
  ]
  for (const [label, text] of cases) expect([text, (await formula(ann, label, text)).status]).toEqual([text, 200])
  const { body } = await ann.asks('POST', '/contacts', {
    firstName: 'Ada',
    custom: { price: 2_000, pieces: 2.5, since: '2026-01-31', vip: true },
  })
  const expected = Object.fromEntries(
    cases.filter(([, , value]) => value !== null).map(([label, , value]) => [label, value]),
  )
  expect(body.custom).toEqual({ price: 2_000, pieces: 2.5, since: '2026-01-31', vip: true, ...expected })
  const by = async (condition: object) =>
    (await ann.asks('GET', `/contacts?filter=${filterOf(condition)}`)).body.items?.length
  expect(await by({ field: 'custom.total', op: 'gte', value: 5_000 })).toBe(1)
  expect(await by({ field: 'custom.rank', op: 'eq', value: 'B' })).toBe(0)
  expect(await by({ field: 'custom.later', op: 'before', value: '2026-03-01' })).toBe(1)
  expect(await by({ field: 'custom.ratio', op: 'isEmpty' })).toBe(1)
  const { body: objects } = await ann.asks('GET', '/objects')
  const contact = objects.items.find(({ name }: { name: string }) => name === 'contact')
  const total = contact.fields.find(({ name }: { name: string }) => name === 'custom.total')
  expect(total).toMatchObject({
    type: 'formula',
    result: 'money',
    readonly: true,
    operators: expect.arrayContaining(['gte']),
  })
  const written = await ann.asks('PATCH', `/contacts/${body.id}`, { custom: { total: 1 } })
  expect(written.body.errors).toMatchObject([{ path: 'custom.total', code: 'readonly' }])
})

test.each([
  ['price +', 'The formula cannot be read', 8],
  ['prize * 2', 'There is no field “prize”', 1],
  ['1 + nope(2)', 'There is no function “nope”', 5],
  ['firstName * 2', 'does not go with a text and a number', null],
  ['round(1, 2, 3)', '“round” takes', 1],
  ['ownerId', 'There is no field “ownerId”', 1],
  ['constructor.constructor("x")()', 'Only functions can be called', null],
  ['self + 1', 'would be worked out from itself', null],
  ['this', '', null],
  ['[1, 2]', 'cannot stand in a formula', null],
  ['today() > "2026-01-01"', 'do not go together', null],
])('the formula %s is refused at its place', async (text, message, at) => {
  const { ann } = await aWorkspace()
  const { status, body } = await ann.asks('POST', '/custom-fields', {
    object: 'contact',
    label: 'self',
    type: 'formula',
    formula: text,
  })
  expect([status, body.errors?.[0]?.path]).toEqual([422, 'formula'])
  expect(body.errors[0].message).toContain(message)
  if (at !== null) expect(body.errors[0].message).toContain(`at character ${at}`)
})

test('whatever stands in a formula, the answer is a field or a refusal, and lists go on', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/contacts', { firstName: "O'Neill \\ %" })
  const some = hostileStrings.filter((_, index) => index % 40 === 0)
  for (const [index, text] of some.entries()) {
    const quoted = JSON.stringify(text.slice(0, 400))
    for (const whole of [text.slice(0, 500), `concat(firstName, ${quoted})`]) {
      const { status, body } = await formula(ann, `f ${index}`, whole)
      expect([whole, status]).toEqual([whole, status === 200 ? 200 : 422])
      if (status !== 200) continue
      expect((await ann.asks('GET', '/contacts')).status).toBe(200)
      await ann.asks('PUT', `/custom-fields/${body.id}/archive`)
    }
  }
})

test('roll-ups count and sum what points here, and stay right as it changes', async () => {
  const { ann } = await aWorkspace()
  const filter = { field: 'status', op: 'ne', value: 'cancelled' }
  const rollup = { object: 'order', through: 'contactId' }
  const make = (label: string, more: object) =>
    aField(ann, { object: 'contact', label, type: 'rollup', rollup: { ...rollup, ...more } })
  await make('orders', { function: 'count' })
  await make('spent', { function: 'sum', field: 'total', filter })
  await make('first order', { function: 'first', field: 'number' })
  await make('newest', { function: 'max', field: 'placedAt' })
  await make('lately', { function: 'count', filter: { field: 'placedAt', op: 'inLast', value: '30d' } })
  await aField(ann, { object: 'contact', label: 'mean', type: 'formula', formula: 'spent / orders' })
  const { body: sofia } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  const order = (number: string, unitPrice: number, more: object) =>
    ann.asks('POST', '/orders', {
      number,
      placedAt: '2025-01-02T10:00:00Z',
      currency: 'EUR',
      contactId: sofia.id,
      lines: [{ productName: 'B', quantity: 1, unitPrice }],
      ...more,
    })
  await order('A', 1_000, {})
  await order('B', 2_000, { placedAt: new Date().toISOString() })
  await order('C', 4_000, { currency: 'CHF' })
  const { body: last } = await order('D', 500, { status: 'cancelled' })
  const custom = async () => (await ann.asks('GET', `/contacts/${sofia.id}`)).body.custom
  expect(await custom()).toMatchObject({ orders: 4, spent: 3_000, firstOrder: 'A', lately: 1, mean: 750 })
  await ann.asks('DELETE', `/orders/${last.id}`)
  expect(await custom()).toMatchObject({ orders: 3, spent: 3_000 })
  const rich = await ann.asks('GET', `/contacts?filter=${filterOf({ field: 'custom.spent', op: 'gt', value: 2_500 })}`)
  expect(rich.body.items).toHaveLength(1)
})

test('roll-ups go through relations of one’s own, also to records of the same object; wrong ones are refused by name', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/custom-objects', { label: 'Property', labelPlural: 'Properties' })
  await aField(ann, { object: 'property', label: 'parent', type: 'relation', relation: 'property' })
  await aField(ann, { object: 'property', label: 'rent', type: 'money' })
  await aField(ann, {
    object: 'property',
    label: 'flats',
    type: 'rollup',
    rollup: { object: 'property', through: 'custom.parent', function: 'count' },
  })
  await aField(ann, {
    object: 'property',
    label: 'rents',
    type: 'rollup',
    rollup: { object: 'property', through: 'custom.parent', function: 'sum', field: 'custom.rent' },
  })
  const { body: house } = await ann.asks('POST', '/records/property', { name: 'House' })
  for (const rent of [900_00, 1_100_00])
    await ann.asks('POST', '/records/property', { name: `Flat ${rent}`, custom: { parent: house.id, rent } })
  expect((await ann.asks('GET', `/records/property/${house.id}`)).body.custom).toEqual({ flats: 2, rents: 2_000_00 })
  const wrong = async (rollup: object) =>
    (await ann.asks('POST', '/custom-fields', { object: 'contact', label: 'X', type: 'rollup', rollup })).body.errors[0]
      .path
  expect(await wrong({ object: 'spaceship', through: 'x', function: 'count' })).toBe('rollup.object')
  expect(await wrong({ object: 'order', through: 'companyId', function: 'count' })).toBe('rollup.through')
  expect(await wrong({ object: 'order', through: 'contactId', function: 'sum', field: 'number' })).toBe('rollup.field')
  expect(
    await wrong({
      object: 'order',
      through: 'contactId',
      function: 'count',
      filter: { field: 'nope', op: 'eq', value: 1 },
    }),
  ).toMatch(/^rollup\.filter/)
})
