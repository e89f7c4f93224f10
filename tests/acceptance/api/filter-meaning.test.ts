import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter } from '#platform/objects/filter'
import { aWorkspace } from '#tests/support/workspace'

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
  const contacts: Contact[] = (await ann.asks('GET', '/contacts?limit=200')).body.items
  expect(contacts).toHaveLength(120)
  await fc.assert(
    fc.asyncProperty(meaningful(), async (filter) => {
      const { body } = await ann.asks('GET', `/contacts?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`)
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
  if (!('field' in filter) || 'how' in filter) throw new Error('Tested beside segments')
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
