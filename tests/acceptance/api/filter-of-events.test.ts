import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter, Happening, Reckoning } from '#platform/objects/filter'
import { aWorkspace, type Person } from '#tests/support/workspace'

const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()

interface Order {
  days: number
  total: number
  status: 'paid' | 'cancelled'
  currency: 'EUR' | 'CHF'
  trashed: boolean
}
interface Contact {
  id: string
  firstName: string
  orders: Order[]
  notes: number
  /** The stages it went through after the first. */
  stages: readonly string[]
}

const orders = fc.record({
  days: fc.constantFrom(1, 20, 40, 80, 200, 400),
  total: fc.constantFrom(0, 500, 2_000, 50_000),
  status: fc.constantFrom<Order['status']>('paid', 'paid', 'cancelled'),
  currency: fc.constantFrom<Order['currency']>('EUR', 'EUR', 'CHF'),
  trashed: fc.boolean().map((trashed) => trashed),
})
const people = fc.record({
  firstName: fc.constantFrom('Ada', 'Bo', 'Cy'),
  orders: fc.array(orders, { maxLength: 5 }),
  notes: fc.nat(3),
  stages: fc.constantFrom([], ['customer'], ['customer', 'former']),
})

test('conditions on events and related records find exactly whom a reader of the data would find', async () => {
  const { ann } = await aWorkspace()
  const contacts = await write(ann, fc.sample(people, { numRuns: 60, seed: 11 }))
  await fc.assert(
    fc.asyncProperty(meaningful(), async (filter) => {
      const { status, body } = await ann.asks(
        'GET',
        `/contacts?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
      expect([status, body.errors]).toEqual([200, undefined])
      const expected = contacts.filter((contact) => holds(contact, filter)).map(({ id }) => id)
      expect(new Set(body.items.map(({ id }: Contact) => id))).toEqual(new Set(expected))
    }),
    { numRuns: 250 },
  )
})

async function write(ann: Person, drafts: Omit<Contact, 'id'>[]): Promise<Contact[]> {
  const made = await ann.asks('POST', '/contacts/batch', { records: drafts.map(({ firstName }) => ({ firstName })) })
  const contacts = drafts.map((draft, index) => ({ ...draft, id: String(made.body.results[index].id) }))
  const bought = contacts.flatMap(({ id, orders }) => orders.map((order) => ({ id, ...order })))
  const saved = await ann.asks('POST', '/orders/batch', {
    records: bought.map(({ id, days, total, status, currency }, index) => ({
      number: `T-${index}`,
      placedAt: ago(days),
      status,
      currency,
      contactId: id,
      lines: [{ productName: 'Beans', quantity: 1, unitPrice: total }],
    })),
  })
  const gone = bought.flatMap(({ trashed }, index) => (trashed ? [saved.body.results[index].id] : []))
  await ann.asks('POST', '/orders/trash', { ids: gone })
  const notes = contacts.flatMap(({ id, notes }) => Array.from({ length: notes }, () => ({ body: 'x', contactId: id })))
  await ann.asks('POST', '/notes/batch', { records: notes })
  for (const step of [0, 1])
    await ann.asks('POST', '/contacts/batch', {
      records: contacts.flatMap(({ id, stages }) => (stages[step] ? [{ id, lifecycleStage: stages[step] }] : [])),
    })
  return contacts
}

const spans = { '10d': 10, '30d': 30, '90d': 90, '1y': 365 }
const amount = fc.constantFrom(0, 1, 2, 500, 2_000, 52_000)

function meaningful(): fc.Arbitrary<Filter> {
  const within = fc.option(fc.constantFrom(...Object.keys(spans)), { nil: undefined })
  const often = fc.oneof(
    fc.record({ op: fc.constant('atLeast' as const), times: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ op: fc.constant('atMost' as const), times: fc.nat(3) }),
    fc.record({ op: fc.constant('never' as const) }),
  )
  const paid: fc.Arbitrary<Filter | undefined> = fc.option(
    fc.constantFrom<Filter>({ field: 'status', op: 'eq', value: 'paid' }, { field: 'total', op: 'gte', value: 2_000 }),
    { nil: undefined },
  )
  const ordered = fc
    .tuple(often, within, paid)
    .map(([bound, span, where]): Filter => ({ event: 'order.created', ...bound, within: span, where }))
  const noted = often.map((bound): Filter => ({ event: 'note.*', ...bound }))
  const became = fc
    .tuple(often, fc.constantFrom('customer', 'former'))
    .map(([bound, to]): Filter => ({ event: 'contact.updated', ...bound, changed: { field: 'lifecycleStage', to } }))
  const made = fc
    .tuple(often, within)
    .map(([bound, span]): Filter => ({ event: 'contact.created', ...bound, within: span }))
  const signs = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte')
  const counted = fc
    .tuple(signs, fc.nat(4), paid)
    .map(([op, value, where]) => ({ related: 'orders', how: 'count', op, value, where }) as Filter)
  const summed = fc
    .tuple(fc.constantFrom('sum', 'avg', 'min', 'max'), signs, amount, paid)
    .map(([how, op, value, where]) => ({ related: 'order', how, field: 'total', op, value, where }) as Filter)
  const ranged = fc
    .tuple(amount, amount)
    .map(([from, to]): Filter => ({ related: 'orders', how: 'sum', field: 'total', op: 'between', value: [from, to] }))
  const named = fc.constantFrom('Ada', 'Bo').map((value): Filter => ({ field: 'firstName', op: 'eq', value }))
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.oneof(ordered, noted, became, made, counted, summed, ranged, named),
      fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  return tree
}

/** The filter language read naively, over one contact in memory. */
function holds(contact: Contact, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => holds(contact, part))
  if ('or' in filter) return filter.or.some((part) => holds(contact, part))
  if ('not' in filter) return !holds(contact, filter.not)
  if ('event' in filter) return happened(contact, filter)
  if ('related' in filter) return reckoned(contact, filter)
  return 'field' in filter && contact.firstName === filter.value
}

function happened(contact: Contact, { event, op, times, within, changed, where }: Happening): boolean {
  const recent = (days: number) => within === undefined || days <= (spans[within as keyof typeof spans] ?? 0)
  const counts: Record<string, () => number> = {
    'order.created': () =>
      contact.orders.filter((order) => recent(order.days) && (!where || passes(order, where))).length,
    'note.*': () => contact.notes,
    'contact.updated': () => contact.stages.filter((stage) => stage === changed?.to).length,
    'contact.created': () => 1,
  }
  const count = counts[event]?.() ?? 0
  return op === 'never' ? count === 0 : op === 'atMost' ? count <= (times ?? 1) : count >= (times ?? 1)
}

const passes = (order: Order, where: Filter) =>
  !order.trashed &&
  'field' in where &&
  (where.op === 'eq' ? order.status === where.value : order.total >= Number(where.value))

function reckoned(contact: Contact, { how, op, value, where }: Reckoning): boolean {
  const counted = contact.orders.filter(
    (order) => !order.trashed && (how === 'count' || order.currency === 'EUR') && (!where || passes(order, where)),
  )
  const totals = counted.map(({ total }) => total)
  const sum = totals.reduce((all, total) => all + total, 0)
  if (totals.length === 0 && how !== 'count' && how !== 'sum') return false
  const figures = {
    count: counted.length,
    sum,
    avg: sum / totals.length,
    min: Math.min(...totals),
    max: Math.max(...totals),
  }
  const figure = figures[how]
  const [from, to] = [value].flat().map(Number) as [number, number]
  const comparisons = {
    eq: figure === from,
    ne: figure !== from,
    gt: figure > from,
    gte: figure >= from,
    lt: figure < from,
    lte: figure <= from,
    between: figure >= from && figure <= to,
  }
  return comparisons[op]
}

test.each([
  [{ event: 'order.eaten', op: 'atLeast' }, 'filter.event', 'order.created'],
  [{ event: 'order', op: 'atLeast' }, 'filter.event', 'order.created'],
  [{ event: 'order.created', op: 'often' }, 'filter.op', 'atLeast'],
  [{ event: 'order.created', op: 'atLeast', times: 0 }, 'filter', '1 or more'],
  [{ event: 'order.created', op: 'atLeast', within: 'soon' }, 'filter.within.value', '30d'],
  [{ event: 'order.created', op: 'never', where: { field: 'taste', op: 'eq' } }, 'filter.where.field', 'total'],
  [{ related: 'ships', how: 'count', op: 'gte', value: 1 }, 'filter.related', 'orders'],
  [{ related: 'orders', how: 'sum', op: 'gte', value: 1 }, 'filter.field', 'total'],
  [{ related: 'orders', how: 'sum', field: 'number', op: 'gte', value: 1 }, 'filter.field', 'total'],
  [{ related: 'orders', how: 'count', op: 'gte', value: 'many' }, 'filter.value', 'number'],
  [{ related: 'orders', by: 'ownerId', how: 'count', op: 'gte', value: 1 }, 'filter.by', 'contactId'],
  [{ segment: 'vip', op: 'in' }, 'filter.segment', 'named by its id'],
  [{ segment: '00000000-0000-7000-8000-000000000000', op: 'in' }, 'filter.segment', 'contacts'],
])('%j is refused at its place', async (filter, path, mend) => {
  const { ann } = await aWorkspace()
  const { status, body } = await ann.asks('GET', `/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  expect([status, body.errors?.[0]?.path]).toEqual([422, path])
  expect(`${body.errors[0].message} ${body.errors[0].mend}`).toContain(mend)
})
