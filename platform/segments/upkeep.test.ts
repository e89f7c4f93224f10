import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import type { Filter } from '#platform/objects/filter'
import { follow } from '#tests/support/follow-segments'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { fillSegment } from './fill-segment.ts'
import { followSegments } from './follow-events.ts'
import { sizeFromSample } from './size-of-filter.ts'

const filters: Filter[] = [
  { field: 'lifecycleStage', op: 'in', value: ['customer'] },
  { related: 'orders', how: 'count', op: 'gte', value: 2 },
  {
    related: 'orders',
    how: 'sum',
    field: 'total',
    op: 'lt',
    value: 2_000,
    where: { field: 'status', op: 'eq', value: 'paid' },
  },
  { event: 'order.created', op: 'atLeast', times: 2, where: { field: 'total', op: 'gte', value: 1_000 } },
  { event: 'contact.updated', op: 'never', changed: { field: 'lifecycleStage' } },
  { field: 'companies.industry', op: 'eq', value: 'Cafés' },
  // Through a relation of records that are themselves looked at.
  {
    related: 'orders',
    how: 'count',
    op: 'gte',
    value: 1,
    where: { field: 'companyId.industry', op: 'eq', value: 'Cafés' },
  },
  { event: 'order.created', op: 'never', where: { field: 'companyId.parentId.industry', op: 'eq', value: 'Bars' } },
]

const ofCompanies: Filter[] = [
  {
    related: 'orders',
    how: 'sum',
    field: 'total',
    op: 'gte',
    value: 1_500,
    where: { field: 'contactId.lifecycleStage', op: 'eq', value: 'customer' },
  },
  {
    event: 'order.created',
    op: 'atLeast',
    times: 1,
    where: { field: 'contactId.lifecycleStage', op: 'eq', value: 'lead' },
  },
  { field: 'parentId.industry', op: 'eq', value: 'Cafés' },
  // What the orders of those who point to it are asked: two steps away.
  {
    related: 'companies',
    how: 'count',
    op: 'gte',
    value: 1,
    where: { related: 'orders', how: 'count', op: 'gte', value: 1 },
  },
]

/** One thing that somebody does. */
const acts = fc.oneof(
  fc.record({ do: fc.constant('order'), of: fc.nat(5), total: fc.constantFrom(500, 1_500) }),
  fc.record({ do: fc.constant('move'), of: fc.nat(5), to: fc.nat(5) }),
  fc.record({ do: fc.constant('cancel'), of: fc.nat(5), status: fc.constantFrom('paid', 'cancelled') }),
  fc.record({ do: fc.constant('reprice'), of: fc.nat(5), total: fc.constantFrom(500, 1_500) }),
  fc.record({ do: fc.constant('sell'), of: fc.nat(5), to: fc.nat(1) }),
  fc.record({ do: fc.constant('adopt'), of: fc.nat(1), to: fc.nat(1) }),
  fc.record({ do: fc.constant('trashOrder'), of: fc.nat(5) }),
  fc.record({ do: fc.constant('stage'), of: fc.nat(5), stage: fc.constantFrom('lead', 'customer') }),
  fc.record({ do: fc.constant('trash'), of: fc.nat(5) }),
  fc.record({ do: fc.constant('restore'), of: fc.nat(5) }),
  fc.record({ do: fc.constant('industry'), of: fc.nat(1), industry: fc.constantFrom('Cafés', 'Bars') }),
  fc.record({ do: fc.constant('follow'), of: fc.constant(0) }),
)
type Act =
  typeof acts extends fc.Arbitrary<infer A>
    ? A & Partial<Record<'to' | 'total', number> & Record<'stage' | 'status' | 'industry', string>>
    : never

test('following events keeps the members whom a look at everybody finds, whatever happens', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const companies = await create(ours, 'companies', [{ name: 'Lumen' }, { name: 'Elbe' }])
  const contacts = await create(
    ours,
    'contacts',
    Array.from({ length: 6 }, (_, index) => ({ firstName: `C${index}`, companies: [{ id: companies[index % 2] }] })),
  )
  const orders = await create(
    ours,
    'orders',
    contacts.map((contactId, index) => orderOf(contactId, 1_500, index)),
  )
  const made = (object: string, wanted: readonly Filter[]) =>
    Promise.all(wanted.map((filter, index) => ann.asks('POST', '/segments', { object, name: `S${index}`, filter })))
  const own = [...(await made('contact', filters)), ...(await made('company', ofCompanies))]
  for (const { body } of own) expect(body.errors).toBeUndefined()
  const hanging: Filter = { or: own.slice(0, 2).map(({ body }) => ({ segment: body.id, op: 'in' as const })) }
  const last = await ann.asks('POST', '/segments', { object: 'contact', name: 'Hanging', filter: hanging })
  const ids = [...own, last].map(({ body }) => String(body.id))
  for (const id of ids) await ann.does((ctx) => fillSegment(ctx, id))
  let number = 100
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 8 }), async (done) => {
      for (const act of done as Act[]) await perform(act)
      await follow(ours)
      // The figure kept is the figure counted, and a full pass finds nothing to mend.
      expect(await miscounted(ours)).toEqual([])
      const moved = await ann.does(async (ctx) => {
        const passes = []
        for (const id of ids) passes.push(await fillSegment(ctx, id))
        return passes
      })
      expect(moved).toEqual(ids.map(() => ({ entered: 0, left: 0 })))
    }),
    { numRuns: 20 },
  )

  async function perform({ do: what, of, to = 0, total = 0, stage, status, industry }: Act) {
    const contact = contacts[of] ?? ''
    const order = orders[of] ?? ''
    const deeds: Record<string, () => Promise<unknown>> = {
      order: () => ann.asks('POST', '/orders', orderOf(contact, total, number++)),
      move: () => ann.asks('PATCH', `/orders/${order}`, { contactId: contacts[to] }),
      cancel: () => ann.asks('PATCH', `/orders/${order}`, { status }),
      reprice: () => ann.asks('PATCH', `/orders/${order}`, { lines: [lineOf(total)] }),
      sell: () => ann.asks('PATCH', `/orders/${order}`, { companyId: companies[to] }),
      adopt: () => ann.asks('PATCH', `/companies/${companies[of]}`, { parentId: of === to ? null : companies[to] }),
      trashOrder: () => ann.asks('POST', '/orders/trash', { ids: [order] }),
      stage: () => ann.asks('PATCH', `/contacts/${contact}`, { lifecycleStage: stage }),
      trash: () => ann.asks('POST', '/contacts/trash', { ids: [contact] }),
      restore: () => ann.asks('POST', '/contacts/trash/restoration', { ids: [contact] }),
      industry: () => ann.asks('PATCH', `/companies/${companies[of]}`, { industry }),
      follow: () => deliverSome(ours.kith, followSegments),
    }
    await deeds[what]?.()
  }
})

const lineOf = (unitPrice: number) => ({ productName: 'Beans', quantity: 1, unitPrice })
const orderOf = (contactId: string, total: number, number: number) => ({
  number: `O-${number}`,
  placedAt: '2026-10-01T10:00:00Z',
  currency: 'EUR',
  contactId,
  lines: [lineOf(total)],
})

async function create({ ann }: TestWorkspace, plural: string, records: object[]): Promise<string[]> {
  const { body } = await ann.asks('POST', `/${plural}/batch`, { records })
  return body.results.map(({ id }: { id: string }) => id)
}

/** Segments whose size is not the number of their members. */
async function miscounted({ kith, workspaceId }: TestWorkspace): Promise<{ name: string }[]> {
  const { rows } = await kith.database.owner.query(
    `select name, size from segments where workspace_id = $1 and size <> (select count(*) from segment_members as member
       where member.workspace_id = segments.workspace_id and member.segment_id = segments.id)`,
    [workspaceId],
  )
  return rows
}

async function counted({ kith, workspaceId }: TestWorkspace, id: string): Promise<number> {
  const { rows } = await kith.database.owner.query(
    'select count(*)::int as count from segment_members where workspace_id = $1 and segment_id = $2',
    [workspaceId, id],
  )
  return rows[0].count
}

test('an order moved to somebody else and trashed then concerns whoever placed it', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const [ada = '', bo] = await create(ours, 'contacts', [{ firstName: 'Ada' }, { firstName: 'Bo' }])
  const [order] = await create(ours, 'orders', [orderOf(ada, 1_500, 1), orderOf(ada, 1_500, 2)])
  const { body } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Twice', filter: filters[3] })
  await ann.does((ctx) => fillSegment(ctx, body.id))
  await ann.asks('PATCH', `/orders/${order}`, { contactId: bo })
  await follow(ours)
  expect(await counted(ours, body.id)).toBe(1)
  await ann.asks('POST', '/orders/trash', { ids: [order] })
  await follow(ours)
  expect(await counted(ours, body.id)).toBe(0)
})

test('a crash at the end of a step leaves neither members nor events, and the next try tells each once', async () => {
  const ours = await aWorkspace()
  const { ann, kith, workspaceId } = ours
  const [ada = ''] = await create(ours, 'contacts', [{ firstName: 'Ada' }])
  const { body } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Buyers', filter: filters[1] })
  const told = async () => {
    const { rows } = await kith.database.owner.query(
      `select type from events where workspace_id = $1 and type in ('segment.entered', 'segment.left', 'segment.filled') order by id`,
      [workspaceId],
    )
    return rows.map(({ type }) => type)
  }
  const crash = async () => {
    throw new Error('killed')
  }
  await expect(ann.does(async (ctx) => fillSegment(ctx, body.id).then(crash))).rejects.toThrow('killed')
  expect(await told()).toEqual([])
  await ann.does((ctx) => fillSegment(ctx, body.id))
  await follow(ours)
  await create(ours, 'orders', [orderOf(ada, 1_000, 1), orderOf(ada, 1_000, 2)])
  const dying = {
    ...followSegments,
    handle: (...given: Parameters<typeof followSegments.handle>) => followSegments.handle(...given).then(crash),
  }
  await expect(
    (async () => {
      for (;;) await deliverSome(kith, dying)
    })(),
  ).rejects.toThrow('killed')
  expect([await counted(ours, body.id), await told()]).toEqual([0, ['segment.filled']])
  await follow(ours)
  expect([await counted(ours, body.id), await told()]).toEqual([1, ['segment.filled', 'segment.entered']])
})

test('a pass and those who follow take turns: what one found out is not written over what the other knows', async () => {
  const ours = await aWorkspace()
  const { ann, kith } = ours
  const [ada = ''] = await create(ours, 'contacts', [{ firstName: 'Ada' }])
  const { body } = await ann.asks('POST', '/segments', {
    object: 'contact',
    name: 'Leads',
    filter: { field: 'lifecycleStage', op: 'eq', value: 'lead' },
  })
  await follow(ours)
  let go = () => {}
  let passed = () => {}
  const filled = new Promise<void>((done) => (passed = done))
  // The pass has found Ada and not committed yet when she becomes a customer.
  const pass = ann.does(async (ctx) => {
    await fillSegment(ctx, body.id)
    passed()
    await new Promise<void>((done) => (go = done))
  })
  await filled
  await ann.asks('PATCH', `/contacts/${ada}`, { lifecycleStage: 'customer' })
  go()
  await pass
  await follow(ours)
  expect(await counted(ours, body.id)).toBe(0)
  expect(kith).toBeDefined()
})

test('a size from a sample says how sure it is', () => {
  const sample = Array.from({ length: 1_000 }, (_, index) => ({ id: String(index), page: Math.floor(index / 10) }))
  const evenly = new Set(sample.filter(({ id }) => Number(id) % 10 === 0).map(({ id }) => id))
  expect(sizeFromSample(sample, evenly, 1_000_000)).toEqual({
    count: 100_000,
    exact: false,
    low: 97_000,
    high: 103_000,
  })
  // Whole pages hit or missed: as good as a hundred records, not a thousand.
  const inHeaps = new Set(sample.filter(({ page }) => page % 10 === 0).map(({ id }) => id))
  const heaped = sizeFromSample(sample, inHeaps, 1_000_000)
  expect(heaped.count).toBe(100_000)
  expect(heaped.high - heaped.low).toBeGreaterThan(100_000)
  expect(sizeFromSample(sample, new Set(), 1_000_000)).toMatchObject({ count: 0, low: 0, high: 3_000 })
})
