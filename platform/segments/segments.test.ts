import { expect, test } from 'vitest'
import type { Filter } from '#platform/objects/filter'
import { follow as followAll } from '#tests/support/follow-segments'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { fillSegment } from './fill-segment.ts'

const query = (filter: Filter) => `filter=${encodeURIComponent(JSON.stringify(filter))}`

async function contact(person: Person, firstName: string, more: object = {}) {
  return String((await person.asks('POST', '/contacts', { firstName, ...more })).body.id)
}

async function order(person: Person, contactId: string, total: number, more: object = {}) {
  const { body } = await person.asks('POST', '/orders', {
    number: `N-${Math.random()}`,
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    contactId,
    lines: [{ productName: 'Beans', quantity: 1, unitPrice: total }],
    ...more,
  })
  return String(body.id)
}

/** A live segment, filled. */
async function segment({ ann }: TestWorkspace, name: string, filter: Filter, object = 'contact') {
  const { status, body } = await ann.asks('POST', '/segments', { object, name, filter })
  expect([status, body.errors]).toEqual([200, undefined])
  await ann.does((ctx) => fillSegment(ctx, body.id))
  return String(body.id)
}

const members = async ({ ann }: TestWorkspace, id: string) => {
  const { body } = await ann.asks('GET', `/contacts?${query({ segment: id, op: 'in' })}`)
  return body.items.map((item: { firstName: string }) => item.firstName).sort()
}

const history = async ({ ann }: TestWorkspace, id: string) =>
  (await ann.asks('GET', `/segments/${id}/history`)).body.items

const bought: Filter = { related: 'orders', how: 'sum', field: 'total', op: 'gte', value: 5_000 }

test('a live segment is filled quietly, then follows what changes, and tells each coming and going with its cause', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const follow = () => followAll(ours)
  const ada = await contact(ann, 'Ada')
  const bo = await contact(ann, 'Bo')
  await order(ann, ada, 6_000)
  const id = await segment(ours, 'Big spenders', bought)
  await follow()
  expect(await members(ours, id)).toEqual(['Ada'])
  expect(await history(ours, id)).toMatchObject([{ kind: 'filled', because: 'edit', entered: 1, left: 0 }])
  const purchase = await order(ann, bo, 5_000)
  await follow()
  expect(await members(ours, id)).toEqual(['Ada', 'Bo'])
  const [came] = await history(ours, id)
  expect(came).toMatchObject({ kind: 'entered', because: 'change', title: 'Bo', recordId: bo })
  const caused = await ours.kith.database.owner.query('select type, record_id from events where id = $1', [
    came.causeId,
  ])
  expect(caused.rows).toEqual([{ type: 'order.created', record_id: purchase }])
  // The order moves to somebody else: both are looked at again.
  await ann.asks('PATCH', `/orders/${purchase}`, { contactId: ada })
  await follow()
  expect(await members(ours, id)).toEqual(['Ada'])
  expect((await history(ours, id))[0]).toMatchObject({ kind: 'left', title: 'Bo' })
  expect((await ann.asks('GET', `/segments/${id}`)).body).toMatchObject({
    size: 1,
    filling: false,
    trend: [{ size: 1 }],
  })
  const { body } = await ann.asks('GET', `/segment-memberships?object=contact&recordId=${ada}`)
  expect(body.items).toMatchObject([{ id, name: 'Big spenders' }])
})

test('members follow through relations, other segments and the trash', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const follow = () => followAll(ours)
  const ada = await contact(ann, 'Ada', { companies: [{ name: 'Café Lumen' }] })
  await contact(ann, 'Bo')
  const cafes = await segment(ours, 'Cafés', { field: 'companies.industry', op: 'eq', value: 'Cafés' })
  const both = await segment(ours, 'Cafés that buy', { and: [{ segment: cafes, op: 'in' }, bought] })
  expect(await members(ours, cafes)).toEqual([])
  const company = (await ann.asks('GET', '/companies')).body.items[0].id
  await ann.asks('PATCH', `/companies/${company}`, { industry: 'Cafés' })
  await order(ann, ada, 9_000)
  await follow()
  expect([await members(ours, cafes), await members(ours, both)]).toEqual([['Ada'], ['Ada']])
  await ann.asks('DELETE', `/contacts/${ada}`)
  await follow()
  expect((await ann.asks('GET', `/segments/${both}`)).body.size).toBe(0)
  await ann.asks('POST', '/contacts/trash/restoration', { ids: [ada] })
  await follow()
  expect(await members(ours, both)).toEqual(['Ada'])
  const kinds = (await history(ours, both)).map(({ kind }: { kind: string }) => kind)
  expect(kinds).toEqual(['entered', 'left', 'entered', 'filled'])
})

test('an edited filter fills anew, told as one; what hangs on it is filled as well', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  for (const name of ['Ada', 'Bo', 'Cy']) await contact(ann, name)
  const named = (value: string): Filter => ({ field: 'firstName', op: 'eq', value })
  const one = await segment(ours, 'One', named('Ada'))
  const not = await segment(ours, 'Not one', { segment: one, op: 'notIn' })
  expect(await members(ours, not)).toEqual(['Bo', 'Cy'])
  const { body } = await ann.asks('PATCH', `/segments/${one}`, { filter: named('Bo') })
  expect(body.filling).toBe(true)
  await ann.does((ctx) => fillSegment(ctx, one))
  await ann.does((ctx) => fillSegment(ctx, not))
  expect([await members(ours, one), await members(ours, not)]).toEqual([['Bo'], ['Ada', 'Cy']])
  for (const id of [one, not])
    expect((await history(ours, id))[0]).toMatchObject({ kind: 'filled', entered: 1, left: 1, because: 'edit' })
  const { rows } = await ours.kith.database.owner.query(
    `select count(*)::int as count from events where workspace_id = $1 and type in ('segment.entered', 'segment.left')`,
    [ours.workspaceId],
  )
  expect(rows).toEqual([{ count: 0 }])
})

test('a pass after time went by tells each member, and a second pass tells nothing again', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const ada = await contact(ann, 'Ada')
  const id = await segment(ours, 'Recent', { field: 'createdAt', op: 'inLast', value: '30d' })
  await ours.kith.database.owner.query(`update contacts set created_at = now() - interval '40 days' where id = $1`, [
    ada,
  ])
  expect(await ann.does((ctx) => fillSegment(ctx, id))).toEqual({ entered: 0, left: 1 })
  expect(await ann.does((ctx) => fillSegment(ctx, id))).toEqual({ entered: 0, left: 0 })
  expect((await history(ours, id)).map(({ kind, because }: Record<string, string>) => `${kind} ${because}`)).toEqual([
    'left time',
    'filled edit',
  ])
})

test('names, circles, what is in use and stale edits are refused', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const a = await segment(ours, 'A', bought)
  const b = await segment(ours, 'B', { segment: a, op: 'in' })
  const c = await segment(ours, 'C', { not: { segment: b, op: 'in' } })
  const circle = await ann.asks('PATCH', `/segments/${a}`, { filter: { or: [bought, { segment: c, op: 'in' }] } })
  expect(circle.body).toMatchObject({ code: 'segment_cycle', params: { way: 'A → C → B → A' } })
  expect((await ann.asks('PATCH', `/segments/${a}`, { filter: { segment: a, op: 'in' } })).body.code).toBe(
    'segment_cycle',
  )
  expect((await ann.asks('POST', '/segments', { object: 'contact', name: 'a', filter: bought })).body.code).toBe(
    'segment_name_taken',
  )
  expect((await ann.asks('DELETE', `/segments/${a}`)).body).toMatchObject({
    code: 'segment_in_use',
    params: { names: 'B' },
  })
  expect((await ann.asks('PATCH', `/segments/${a}`, { name: 'X', version: 7 })).body.code).toBe('version_conflict')
  expect((await ann.asks('POST', '/segments', { object: 'contact', name: 'No filter' })).body.errors[0].path).toBe(
    'filter',
  )
  expect((await ann.asks('POST', '/segments', { object: 'ship', name: 'S', filter: bought })).body.errors[0].path).toBe(
    'object',
  )
  const theirs = await aWorkspace()
  expect((await theirs.ann.asks('GET', `/segments/${a}`)).body.code).toBe('segment_not_found')
  const foreign = await theirs.ann.asks('POST', '/segments', {
    object: 'contact',
    name: 'F',
    filter: { segment: a, op: 'in' },
  })
  expect(foreign.body.errors[0].path).toBe('filter.segment')
})

test('two people who close a circle at the same moment: one of them is refused', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const a = await segment(ours, 'A', bought)
  const b = await segment(ours, 'B', bought)
  const answers = await Promise.all([
    ann.asks('PATCH', `/segments/${a}`, { filter: { segment: b, op: 'in' } }),
    ben.asks('PATCH', `/segments/${b}`, { filter: { segment: a, op: 'in' } }),
  ])
  expect(answers.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['ok', 'segment_cycle'])
  const names = await Promise.all(
    [ann, ben].map((person) => person.asks('POST', '/segments', { object: 'contact', name: 'Same', filter: bought })),
  )
  expect(names.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['ok', 'segment_name_taken'])
})

test('two segments are laid over each other and compared field by field', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  for (const [name, lifecycleStage, tags] of [
    ['Ada', 'customer', ['a']],
    ['Bo', 'customer', ['a', 'b']],
    ['Cy', 'lead', []],
  ] as const)
    await contact(ann, name, { lifecycleStage, tags })
  const customers = await segment(ours, 'Customers', { field: 'lifecycleStage', op: 'eq', value: 'customer' })
  const notAda = await segment(ours, 'Not Ada', { field: 'firstName', op: 'ne', value: 'Ada' })
  const of = `withId=${notAda}`
  expect((await ann.asks('GET', `/segments/${customers}/overlap?${of}`)).body).toEqual({
    a: 2,
    b: 2,
    both: 1,
    either: 3,
  })
  const stages = await ann.asks('GET', `/segments/${customers}/comparison?${of}&field=lifecycleStage`)
  expect(stages.body).toMatchObject({
    a: 2,
    b: 2,
    items: [
      { value: 'customer', a: 2, b: 1 },
      { value: 'lead', a: 0, b: 1 },
    ],
  })
  const tagged = await ann.asks('GET', `/segments/${customers}/comparison?${of}&field=tags`)
  expect(tagged.body.items).toMatchObject([
    { value: 'a', a: 2, b: 1 },
    { value: 'b', a: 1, b: 1 },
    { value: null, a: 0, b: 1 },
  ])
  const since = await ann.asks('GET', `/segments/${customers}/comparison?${of}&field=createdAt`)
  expect(since.body.items).toMatchObject([{ a: 2, b: 2 }])
  expect((await ann.asks('GET', `/segments/${customers}/comparison?${of}&field=emails`)).body.errors[0].path).toBe(
    'field',
  )
  expect((await ann.asks('GET', `/segments/${customers}/comparison?${of}&field=nonsense`)).body.errors[0].path).toBe(
    'field',
  )
  const companies = await segment(ours, 'Companies', { field: 'name', op: 'isNotEmpty' }, 'company')
  expect((await ann.asks('GET', `/segments/${customers}/overlap?withId=${companies}`)).body.errors[0].path).toBe(
    'withId',
  )
})

test('a size that can be neither counted nor sampled in time is told at once as anything between none and all', async () => {
  const ours = await aWorkspace()
  for (const name of ['Ada', 'Bo', 'Cy']) await contact(ours.ann, name)
  await ours.kith.database.owner.query('analyze contacts')
  const blocking = await ours.kith.database.owner.connect()
  try {
    await blocking.query('begin; lock table orders in access exclusive mode')
    const answer = await ours.ann.asks('POST', '/segments/sizes', { object: 'contact', filter: bought })
    expect(answer.body).toMatchObject({ exact: false, low: 0 })
    expect(answer.body.count).toBeLessThanOrEqual(answer.body.high)
  } finally {
    await blocking.query('rollback')
    blocking.release()
  }
  const { body } = await ours.ann.asks('POST', '/segments/sizes', { object: 'contact', filter: bought })
  expect(body).toEqual({ count: 0, exact: true, low: 0, high: 0 })
})
