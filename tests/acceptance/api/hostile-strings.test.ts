import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#app/server/openapi.ts'
import { addressOf, type EndpointContract, metaOf } from '#platform/http/route'
import type { ObjectType } from '#platform/objects/object-type'
import { incivilityOf, ungentleErrors } from '#tests/support/civil'
import { fillWorkspace } from '#tests/support/fill-workspace'
import { hostileStrings, someHostileStrings, worstStrings } from '#tests/support/hostile'
import { exampleOf, nameOf, requestOf } from '#tests/support/request-of'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

let workspace: TestWorkspace
beforeAll(async () => {
  workspace = await aWorkspace()
  await fillWorkspace(workspace)
})

const objectTypes = ['contacts', 'companies', 'orders', 'products', 'notes', 'tasks']

test.each(objectTypes)(
  'every hostile string in every field of %s is kept as it is or refused with a mend',
  async (plural) => {
    const type = workspace.kith.objects.all().find((candidate) => candidate.plural === plural)
    const create = endpoints().find((endpoint) => nameOf(endpoint) === `POST /${plural}`)
    if (!type || !create) throw new Error(`There is no ${plural}`)
    const example = exampleOf(create)
    const { ann } = await aWorkspace()
    const sent = draftsOf(type, example)
    const wrong: string[] = []
    for (let from = 0; from < sent.length; from += 1_000) {
      const records = sent.slice(from, from + 1_000)
      const { status, body } = await ann.asks('POST', `/${plural}/batch`, { records })
      if (status !== 200) throw new Error(JSON.stringify(body))
      wrong.push(...body.results.flatMap(({ errors }: { errors: unknown[] }) => ungentleErrors(errors) ?? []))
      wrong.push(...(await changedTexts(ann, plural, records, body.results)))
    }
    expect(wrong.slice(0, 10)).toEqual([])
  },
)

const written = (type: ObjectType, kinds: readonly string[]) =>
  Object.entries(type.fields).filter(([, { type: kind, readonly }]) => kinds.includes(kind) && !readonly)

/** Each string in all plain texts at once, and in every other field by itself. */
function draftsOf(type: ObjectType, example: Record<string, unknown>): Record<string, unknown>[] {
  const texts = written(type, ['text', 'longText']).filter(([name]) => name !== 'currency')
  const together = hostileStrings.map((text) => ({
    ...example,
    ...Object.fromEntries(texts.map(([name]) => [name, text])),
  }))
  const lists = written(type, [
    'emails',
    'phones',
    'domains',
    'tags',
    'addresses',
    'socials',
    'related',
    'lines',
    'url',
    'country',
  ])
  const strict = written(type, [
    'date',
    'dateTime',
    'select',
    'user',
    'relation',
    'boolean',
    'money',
    'number',
    'language',
  ])
  const alone = (fields: typeof lists, strings: readonly string[]) =>
    fields.flatMap(([name, field]) => strings.map((text) => ({ ...example, [name]: placed(field.type, text) })))
  return [...together, ...alone(lists, hostileStrings), ...alone(strict, someHostileStrings(20))]
}

/** A text where a field of this type may hold one. */
function placed(type: string | undefined, text: string): unknown {
  switch (type) {
    case 'emails':
    case 'phones':
    case 'domains':
    case 'tags':
      return [text]
    case 'addresses':
      return [{ street: text, city: text, country: text }]
    case 'socials':
      return [{ network: text, url: text }]
    case 'related':
      return [{ name: text, role: text }]
    case 'lines':
      return [{ productName: text, unitPrice: 1 }]
    default:
      return text
  }
}

const plainTexts = ['firstName', 'lastName', 'jobTitle', 'name', 'description', 'body', 'title', 'details']

/** Texts that, read again, are not what was sent. */
async function changedTexts(
  ann: Person,
  plural: string,
  sent: Record<string, unknown>[],
  results: { id: string | null }[],
) {
  const found: string[] = []
  for (const [index, { id }] of results.entries()) {
    const draft = sent[index] ?? {}
    if (id === null || index % 7 > 0) continue
    const { body } = await ann.asks('GET', `/${plural}/${id}`)
    for (const name of plainTexts.filter((field) => typeof draft[field] === 'string'))
      if (body[name] !== (String(draft[name]).trim() || null))
        found.push(`${name}: ${JSON.stringify(draft[name]).slice(0, 60)}`)
  }
  return found
}

const positions: [string, (text: string) => string][] = [
  ['q', (text) => `/contacts?q=${encoded(text)}`],
  ['q of a count', (text) => `/companies/count?q=${encoded(text)}`],
  ['q in the trash', (text) => `/contacts?trash=true&q=${encoded(text)}`],
  ['search', (text) => `/search?q=${encoded(text)}`],
  ['filter', (text) => `/contacts?filter=${encoded(text)}`],
  ['sort', (text) => `/contacts?sort=${encoded(text)}`],
  ['cursor', (text) => `/contacts?cursor=${encoded(text)}`],
  ['a cursor’s value', (text) => `/orders?sort=-placedAt&cursor=${cursorOf(text)}`],
  ['a timeline’s cursor', (text) => `/contacts/${contactId}/timeline?cursor=${cursorOf(text)}`],
  ['a timeline’s objects', (text) => `/contacts/${contactId}/timeline?objects=${encoded(text)}`],
  ['an id', (text) => `/contacts/${encoded(text)}`],
  ['an unknown parameter', (text) => `/contacts?${encoded(text)}=${encoded(text)}`],
  ['a filter’s field', (text) => `/contacts?filter=${encoded(JSON.stringify({ field: text, op: 'eq', value: 'x' }))}`],
  [
    'a filter’s operator',
    (text) => `/contacts?filter=${encoded(JSON.stringify({ field: 'lastName', op: text, value: 'x' }))}`,
  ],
]
const contactId = '00000000-0000-7000-8000-000000000000'
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
const cursorOf = (value: unknown) => Buffer.from(JSON.stringify([value, contactId])).toString('base64url')

test.each(positions)('every hostile string as %s is answered or refused with a mend', async (name, pathOf) => {
  const strings = ['q', 'search', 'filter'].includes(name) ? hostileStrings : someHostileStrings(6)
  const paths = strings.map(pathOf).filter((path) => path.length < 15_000)
  expect(await incivilities(paths)).toEqual([])
})

const conditions = [
  ['lastName', 'contains'],
  ['lastName', 'startsWith'],
  ['lastName', 'in'],
  ['emails', 'contains'],
  ['emails', 'eq'],
  ['phones', 'eq'],
  ['tags', 'contains'],
  ['tags', 'in'],
  ['addresses.city', 'eq'],
  ['addresses.city', 'contains'],
  ['addresses', 'contains'],
  ['companies.name', 'eq'],
  ['createdAt', 'after'],
  ['createdAt', 'inLast'],
  ['birthday', 'before'],
  ['ownerId', 'eq'],
  ['lifecycleStage', 'eq'],
] as const

test.each(conditions)(
  'every hostile string as value of %s %s is answered or refused with a mend',
  async (field, op) => {
    const paths = someHostileStrings(8).map((text) => {
      const value = op === 'in' ? [text] : text
      return `/contacts?limit=1&filter=${encodeURIComponent(JSON.stringify({ or: [{ field, op, value }] }))}`
    })
    expect(await incivilities(paths)).toEqual([])
  },
)

async function incivilities(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const fault = incivilityOf(await workspace.ann.asks('GET', path))
    if (fault) found.push(`${decodeURIComponent(path).slice(0, 150)}: ${fault}`)
    if (found.length >= 10) break
  }
  return found
}

// Signing up and resetting passwords count attempts; they have tests of their own beside platform/auth.
const others = endpoints().filter((endpoint) => !metaOf(endpoint).multipart && metaOf(endpoint).permission !== 'public')

test.each(others.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s takes or refuses hostile strings everywhere',
  async (name, endpoint) => {
    const found: string[] = []
    for (const text of worstStrings) {
      for (const input of placements(endpoint, text)) {
        const { method, path, body } = requestOf(endpoint, input)
        if (path.length > 15_000) continue
        const fault = incivilityOf(await workspace.ann.asks(method, path, body))
        if (fault) found.push(`${name} with ${JSON.stringify(input).slice(0, 150)}: ${fault}`)
      }
      if (found.length >= 5) break
    }
    expect(found).toEqual([])
  },
)

/** The example with the text in each place that takes a text, and as the id. */
function placements(endpoint: EndpointContract, text: string): Record<string, unknown>[] {
  const example = exampleOf(endpoint)
  const shape = endpoint['~orpc'].inputSchema as z.ZodType // endpoint() takes zod schemas only
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  const pathOnly = addressOf(endpoint).path.includes('{')
  return Object.entries(properties)
    .filter(([, property]) => JSON.stringify(property).includes('"string"') || pathOnly)
    .map(([field]) => ({ ...example, [field]: Array.isArray(example[field]) ? [text] : text.toWellFormed() }))
}
