import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { operators } from '#platform/objects/filter'
import { incivilityOf } from '#tests/support/civil'
import { fillWorkspace } from '#tests/support/fill-workspace'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

let workspace: TestWorkspace

beforeAll(async () => {
  workspace = await aWorkspace()
  await fillWorkspace(workspace)
})

const list = (person: Person, plural: string, filter: unknown) =>
  person.asks('GET', `/${plural}?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`)

const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    'x',
    'me',
    '2026-11-19',
    '2026-02-30',
    '0001-01-01',
    '9998-12-31',
    '30d',
    '9999y',
    '0h',
    [],
    0,
    -1,
    1.5,
    1e300,
    'lead',
    'EUR',
  ),
  fc.constantFrom<unknown>(
    '2026-11-19T09:30:00Z',
    '9998-12-31T23:59:59-23:00',
    '0001-01-01T00:00:00+23:00',
    '01890000-0000-7000-8000-000000000000',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.integer(),
  fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.constantFrom('2026-11-19', 'lead', null)), {
    maxLength: 3,
  }),
  fc.jsonValue({ maxDepth: 2 }),
)
const plurals = ['contacts', 'companies', 'orders', 'products', 'notes', 'tasks']
const systemFields = ['id', 'version', 'createdAt', 'updatedAt', 'createdBy']

/** Any tree over the fields of a type, the fields of what it relates to, and some that there are not. */
function trees(plural: string): fc.Arbitrary<unknown> {
  const { objects } = workspace.kith
  const type = objects.all().find((candidate) => candidate.plural === plural)
  if (!type) throw new Error(`There is no ${plural}`)
  const paths = Object.entries(type.fields).flatMap(([name, { object, type: kind }]) => [
    name,
    ...(object && kind !== 'user' ? Object.keys(objects.find(object).fields).map((inner) => `${name}.${inner}`) : []),
    ...(kind === 'addresses' ? [`${name}.city`, `${name}.nonsense`] : []),
  ])
  const field = fc.constantFrom(
    ...paths,
    ...systemFields,
    'nonsense',
    'companies.parentId.name',
    'parentId.parentId.name',
  )
  const leaf = fc.record({ field, op: fc.constantFrom(...operators), value: values })
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  return tree
}

test.each(plurals)('any filter of %s runs or is refused with a mend', async (plural) => {
  await fc.assert(
    fc.asyncProperty(trees(plural), async (filter) => {
      expect(incivilityOf(await list(workspace.ann, plural, filter))).toBeNull()
    }),
    { numRuns: 150 },
  )
})

const kinds = [null, true, 1.5, 'x', '2026-11-19', '30d', [], ['x'], [1, 2], ['2026-11-19', '2026-11-20'], {}]

test('every operator on every kind of field runs or is refused, with every kind of value', async () => {
  const found: string[] = []
  const seen = new Set<string>()
  for (const { plural, fields } of workspace.kith.objects.all())
    for (const field of [...Object.keys(fields), ...systemFields]) {
      const { type, key, searchable, object, options } = fields[field] ?? { type: `of the system, ${field}` }
      const kind = JSON.stringify([type, key, searchable, object, options])
      if (seen.has(kind)) continue
      seen.add(kind)
      for (const op of operators) found.push(...(await faultsOf(plural, field, op)))
    }
  expect(found).toEqual([])
})

async function faultsOf(plural: string, field: string, op: string): Promise<string[]> {
  const faults: string[] = []
  for (const value of kinds) {
    const answer = await list(workspace.ann, plural, { field, op, value })
    const fault = incivilityOf(answer)
    if (fault) faults.push(`${plural} ${field} ${op} ${JSON.stringify(value)}: ${fault}`)
    if (answer.body.errors?.[0]?.path === 'filter.op') break
  }
  return faults
}

test('days are those of the workspace’s time zone', async () => {
  const { ann } = await aWorkspace()
  // Berlin, an hour before and after midnight of 1 January; and the day of the change to summer time.
  const moments = [
    '2025-12-31T22:30:00Z',
    '2025-12-31T23:30:00Z',
    '2026-03-28T23:30:00Z',
    '2026-03-29T21:30:00Z',
    '2026-03-29T22:30:00Z',
  ]
  const records = moments.map((placedAt, index) => ({ number: String(index), placedAt, currency: 'EUR' }))
  await ann.asks('POST', '/orders/batch', { records })
  const found = async (op: string, value: unknown) => {
    const { body } = await list(ann, 'orders', { field: 'placedAt', op, value })
    return body.items.map(({ number }: { number: string }) => number).sort()
  }
  expect(await found('eq', '2026-01-01')).toEqual(['1'])
  expect(await found('eq', '2025-12-31')).toEqual(['0'])
  expect(await found('eq', '2026-03-29')).toEqual(['2', '3'])
  expect(await found('after', '2026-03-29')).toEqual(['4'])
  expect(await found('between', ['2025-12-31', '2026-03-29'])).toEqual(['0', '1', '2', '3'])
  expect(await found('before', '2025-12-31T23:30:00Z')).toEqual(['0'])
})

test('a filter through a relation looks at the record on its other side', async () => {
  const { ann } = await aWorkspace()
  const group = await ann.asks('POST', '/companies', { name: 'Hafen Gruppe' })
  const daughter = await ann.asks('POST', '/companies', { name: 'Café Lumen', parentId: group.body.id })
  const contact = await ann.asks('POST', '/contacts', { firstName: 'Sofia', companies: [{ id: daughter.body.id }] })
  const byParent = await list(ann, 'companies', { field: 'parentId.name', op: 'eq', value: 'Hafen Gruppe' })
  expect(byParent.body.items.map(({ id }: { id: string }) => id)).toEqual([daughter.body.id])
  const byGrandparent = await list(ann, 'contacts', {
    field: 'companies.parentId.name',
    op: 'contains',
    value: 'gruppe',
  })
  expect(byGrandparent.body.items.map(({ id }: { id: string }) => id)).toEqual([contact.body.id])
})
