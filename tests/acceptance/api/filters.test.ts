import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Filter } from '#platform/objects/filter'
import { operators } from '#platform/objects/filter'
import { incivilityOf } from '#tests/support/civil'
import { fillWorkspace } from '#tests/support/fill-workspace'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

let workspace: TestWorkspace
let contacts: Contact[]

interface Contact {
  id: string
  firstName: string | null
  lastName: string | null
  emails: { value: string }[]
  tags: string[]
  birthday: string | null
  createdAt: string
  lifecycleStage: string
}

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
    ...(object ? Object.keys(objects.find(object).fields).map((inner) => `${name}.${inner}`) : []),
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

const letters = fc.constantFrom(...'aAbBäÄéß%_\\ ＼％'.split(''))
const words = fc.string({ unit: letters, minLength: 1, maxLength: 5 })
const days = fc.constantFrom('2026-01-01', '2026-01-31', '2026-02-28', '2026-03-01', '1999-12-31')
const tag = fc.constantFrom('wholesale', 'Wholesale', 'a%', 'ä')
const drafts = fc.record({
  firstName: fc.option(words, { nil: null }),
  lastName: fc.option(words, { nil: null }),
  emails: fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example', 'a_b@y.example', 'ab@y.example'), {
    maxLength: 3,
  }),
  tags: fc.uniqueArray(tag, { maxLength: 2 }),
  birthday: fc.option(days, { nil: null }),
  lifecycleStage: fc.constantFrom('lead', 'customer', 'former'),
})

test('filters find exactly what a reader of the records would find', async () => {
  const { ann } = await aWorkspace()
  const records = fc.sample(drafts, { numRuns: 120, seed: 7 })
  await ann.asks('POST', '/contacts/batch', { records })
  contacts = (await ann.asks('GET', '/contacts?limit=200')).body.items
  expect(contacts).toHaveLength(120)
  await fc.assert(
    fc.asyncProperty(meaningful(), async (filter) => {
      const { body } = await list(ann, 'contacts', filter)
      const expected = contacts.filter((contact) => holds(contact, filter)).map(({ id }) => id)
      expect(new Set(body.items.map(({ id }: Contact) => id))).toEqual(new Set(expected))
    }),
    { numRuns: 250 },
  )
})

function meaningful(): fc.Arbitrary<Filter> {
  const text = fc.record({
    field: fc.constantFrom('firstName', 'lastName'),
    op: fc.constantFrom('contains', 'notContains', 'startsWith'),
    value: words.filter((value) => value.trim() !== ''),
  } as const)
  const exact = fc.record({
    field: fc.constantFrom('firstName', 'lastName'),
    op: fc.constantFrom('eq', 'ne'),
    value: words,
  } as const)
  const empty = fc.record({
    field: fc.constantFrom('firstName', 'emails', 'tags', 'birthday'),
    op: fc.constantFrom('isEmpty', 'isNotEmpty'),
  } as const)
  const email = fc.record({
    field: fc.constant('emails'),
    op: fc.constantFrom('eq', 'ne', 'contains', 'notContains', 'startsWith'),
    value: fc.constantFrom('a@x.example', 'B@x.example', '@x', 'b@', 'a_b', 'A_', 'y.example'),
  } as const)
  const tagged = fc.record({
    field: fc.constant('tags'),
    op: fc.constantFrom('in', 'notIn'),
    value: fc.array(tag, { maxLength: 2 }),
  } as const)
  const dated = fc.record({
    field: fc.constant('birthday'),
    op: fc.constantFrom('eq', 'before', 'after', 'lt', 'lte', 'gt', 'gte'),
    value: days,
  } as const)
  const between = fc.record({
    field: fc.constant('birthday'),
    op: fc.constant('between'),
    value: fc.tuple(days, days),
  } as const)
  const staged = fc.record({
    field: fc.constant('lifecycleStage'),
    op: fc.constantFrom('eq', 'ne'),
    value: fc.constantFrom('lead', 'former'),
  } as const)
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof<fc.Arbitrary<Filter>[]>(text, exact, empty, email, tagged, dated, between, staged),
      fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  return tree
}

/** The filter language read naively, over one record in memory. */
function holds(contact: Contact, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => holds(contact, part))
  if ('or' in filter) return filter.or.some((part) => holds(contact, part))
  if ('not' in filter) return !holds(contact, filter.not)
  const { field, op, value } = filter
  const given = contact[field as keyof Contact]
  const several = Array.isArray(given) ? given.map((item) => (typeof item === 'string' ? item : item.value)) : null
  const texts = several ?? (typeof given === 'string' ? [given] : [])
  const wanted = [value].flat().map(String)
  switch (op) {
    case 'isEmpty':
      return texts.length === 0
    case 'isNotEmpty':
      return texts.length > 0
    case 'contains':
      return texts.some((text) => fold(text).includes(fold(String(value))))
    case 'notContains':
      return !texts.some((text) => fold(text).includes(fold(String(value))))
    case 'startsWith':
      return texts.some((text) => fold(text).startsWith(fold(String(value))))
    case 'eq':
    case 'in':
      return texts.some((text) => wanted.some((one) => (field === 'emails' ? one.toLowerCase() : one) === text))
    case 'ne':
    case 'notIn':
      return !holds(contact, { field, op: op === 'ne' ? 'eq' : 'in', value })
    case 'between':
      return texts.some((text) => text >= (wanted[0] ?? '') && text <= (wanted[1] ?? ''))
    case 'before':
    case 'lt':
      return texts.some((text) => text < String(value))
    case 'lte':
      return texts.some((text) => text <= String(value))
    case 'after':
    case 'gt':
      return texts.some((text) => text > String(value))
    case 'gte':
      return texts.some((text) => text >= String(value))
    default:
      throw new Error(`The reader knows no ${op}`)
  }
}

/** What unaccent and lower do to the letters above. */
const fold = (text: string) =>
  text
    .replace(/[äÄ]/g, 'a')
    .replaceAll('é', 'e')
    .replaceAll('ß', 'ss')
    .replaceAll('＼', '\\')
    .replaceAll('％', '%')
    .toLowerCase()

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
