import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#app/server/openapi.ts'
import { addressOf, type EndpointContract, metaOf } from '#platform/http/route'
import { incivilityOf } from '#tests/support/civil'
import { fillWorkspace } from '#tests/support/fill-workspace'
import { exampleOf, nameOf, requestOf } from '#tests/support/request-of'
import { rowsOf } from '#tests/support/rows-of'
import { type Answer, aWorkspace, type TestWorkspace } from '#tests/support/workspace'

let workspace: TestWorkspace
let contactId: string
beforeAll(async () => {
  workspace = await aWorkspace()
  contactId = (await fillWorkspace(workspace)).contacts ?? ''
})

const wrongValues: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  'x',
  [],
  {},
  [null],
  [[]],
  [{}],
  { value: {} },
  ['x', 1],
]

const inBody = (endpoint: EndpointContract) => !['GET', 'DELETE'].includes(addressOf(endpoint).method)
const asked = endpoints().filter((endpoint) => metaOf(endpoint).permission !== 'public' && !metaOf(endpoint).multipart)

test.each(asked.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s answers wrong types, missing and unknown fields, and writes nothing it refuses',
  async (_, endpoint) => {
    const found: string[] = []
    const inputs = wrongInputs(endpoint)
    for (let from = 0; from < inputs.length; from += 25)
      found.push(...(await faultsOf(endpoint, inputs.slice(from, from + 25))))
    expect(found.slice(0, 5)).toEqual([])
  },
)

type Input = Record<string, unknown>

/**
 * What is wrong with the answers to these. Counting all rows costs more than most requests: where rows came or went with
 * some of them, those that were refused are sent once more and counted one by one.
 */
async function faultsOf(endpoint: EndpointContract, inputs: readonly Input[]): Promise<string[]> {
  const found: string[] = []
  const refused: Input[] = []
  const before = await rows()
  for (const input of inputs) {
    const { method, path, body } = requestOf(endpoint, input)
    const answer = await workspace.ann.asks(method, path, body)
    const fault = incivilityOf(answer)
    if (fault) found.push(`${shown(input)}: ${fault}`)
    if (answer.status >= 400) refused.push(input)
  }
  let counted = await rows()
  if (counted === before) return found
  for (const input of refused) {
    const { method, path, body } = requestOf(endpoint, input)
    const { status } = await workspace.ann.asks(method, path, body)
    const after = await rows()
    if (status >= 400 && after !== counted) found.push(`${shown(input)} was refused and written`)
    counted = after
  }
  return found
}

const rows = async () => JSON.stringify(await rowsOf(workspace.kith, workspace.workspaceId))
const shown = (input: Input) => JSON.stringify(input).slice(0, 200)

/** The example with each field wrong in every way, each left out, and one that there is not. */
function wrongInputs(endpoint: EndpointContract): Input[] {
  const example = exampleOf(endpoint)
  const shape = endpoint['~orpc'].inputSchema as z.ZodType // endpoint() takes zod schemas only
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  const fields = Object.keys(properties)
  const values = inBody(endpoint) ? wrongValues : ['', 'x', '-1', '1.5', '1e308', 'null', '[]', '{}']
  return [
    ...fields.flatMap((field) => values.map((value) => ({ ...example, [field]: value }))),
    ...fields.map((field) => Object.fromEntries(Object.entries(example).filter(([name]) => name !== field))),
    { ...example, nonsense: 1 },
    JSON.parse(
      `{${Object.keys(example).length > 0 ? `${JSON.stringify(example).slice(1, -1)},` : ''}"constructor":{"x":1},"toString":1}`,
    ),
  ]
}

describe('a body that is none', () => {
  const bodies: [string, string, string, number][] = [
    ['no JSON', '{"firstName": ', 'application/json', 400],
    ['empty', '', 'application/json', 400],
    ['a list', '[]', 'application/json', 422],
    ['a text', '"x"', 'application/json', 422],
    ['a number', '1', 'application/json', 422],
    ['__proto__', '{"__proto__": {"x": 1}}', 'application/json', 400],
    ['constructor.prototype', '{"constructor": {"prototype": {"x": 1}}}', 'application/json', 400],
    ['100,000 levels deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'application/json', 422],
    [
      '100,000 levels deep within a field',
      `{"tags": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'application/json',
      422,
    ],
    ['a form', 'firstName=Sofia', 'application/x-www-form-urlencoded', 415],
    ['XML', '<contact/>', 'application/xml', 415],
    ['of no known type', 'x', 'nonsense', 415],
    ['past 16 MB', JSON.stringify({ firstName: 'a'.repeat(16 * 1024 * 1024) }), 'application/json', 413],
  ]
  test.each(bodies)('%s is refused, and nothing is written', async (_, payload, type, status) => {
    for (const [method, path] of [
      ['POST', '/contacts'],
      ['POST', '/contacts/batch'],
      ['PATCH', `/contacts/${contactId}`],
    ] as const) {
      const before = await rowsOf(workspace.kith, workspace.workspaceId)
      const answer = await workspace.ann.asks(method, path, payload, { 'content-type': type })
      expect([answer.status, incivilityOf(answer)]).toEqual([status, null])
      expect(await rowsOf(workspace.kith, workspace.workspaceId)).toEqual(before)
    }
    expect(Object.prototype).not.toHaveProperty('x')
  })

  test('an empty body to an endpoint that needs none is fine', async () => {
    // In a workspace where no field is required: others here have made one.
    const { ann } = await aWorkspace()
    expect((await ann.asks('POST', '/contacts', {})).status).toBe(200)
  })
})

test('1,001 records are refused as a whole, 1,000 are taken', async () => {
  const records = Array.from({ length: 1_001 }, (_, index) => ({ firstName: `Contact ${index}` }))
  const before = await rowsOf(workspace.kith, workspace.workspaceId)
  const refused = await workspace.ann.asks('POST', '/contacts/batch', { records })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'records' }] } })
  expect(await rowsOf(workspace.kith, workspace.workspaceId)).toEqual(before)
  const taken = await workspace.ann.asks('POST', '/contacts/batch', { records: records.slice(1) })
  expect(taken.status).toBe(200)
})

test('a filter a thousand levels deep or a thousand wide is refused', async () => {
  const leaf = { field: 'lastName', op: 'eq', value: 'x' }
  const deep = Array.from({ length: 1_000 }).reduce<object>((inner) => ({ not: inner }), leaf)
  const wide = { or: Array.from({ length: 300 }, () => leaf) }
  for (const filter of [deep, wide]) {
    const answer = await workspace.ann.asks('GET', `/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`)
    expect([answer.status, incivilityOf(answer)]).toEqual([422, null])
  }
})

const addresses: [string, number][] = [
  ['/api/v1/contacts/%', 404],
  ['/api/v1/contacts/%E0%A4%A', 404],
  ['/api/v1/contacts/..%2f..%2fetc', 422],
  [`/api/v1/contacts/${'x'.repeat(2_000)}`, 404],
  ['/api/v1/nothing', 404],
  ['/api/v1/contacts?limit=1&limit=2', 422],
  ['/api/v1/contacts?filter[field]=x', 422],
  ['/api/v1/contacts?limit=0', 422],
  ['/api/v1/contacts?limit=201', 422],
  ['/api/v1/contacts?sort=-', 422],
  ['/api/v1/contacts?cursor=!!!', 422],
]
test.each(addresses)('%s is answered with a problem document', async (url, status) => {
  const answer = await inject('GET', url)
  expect([answer.status, incivilityOf(answer)]).toEqual([status, null])
})

test('a method that an address does not take is answered with a problem document', async () => {
  const answer = await inject('PUT', '/api/v1/contacts')
  expect([answer.status, incivilityOf(answer)]).toEqual([404, null])
})

async function inject(method: 'GET' | 'PUT', url: string): Promise<Answer> {
  const key = await workspace.ann.asks('POST', '/api-keys', { name: 'test', scopes: ['write'] })
  const headers = { authorization: `Bearer ${key.body.key}` }
  const answer = await workspace.server.inject({ method, url, headers })
  return { status: answer.statusCode, body: answer.json() }
}

test('an id or a version in capital letters, of a wrong type or of nobody is understood or refused', async () => {
  const { ann } = await aWorkspace()
  const contactId = (await ann.asks('POST', '/contacts', { firstName: 'Ada' })).body.id
  const read = await ann.asks('GET', `/contacts/${contactId.toUpperCase()}`)
  expect(read.body.id).toBe(contactId)
  const note = await ann.asks('POST', '/notes', { body: 'x', contactId: contactId.toUpperCase() })
  expect(note.body.contactId).toBe(contactId)
  const nobody = '01890000-0000-7000-8000-00000000000A'
  const batch = await ann.asks('POST', '/contacts/batch', {
    records: [
      { id: contactId.toUpperCase(), jobTitle: 'Founder' },
      { id: contactId, version: '1', jobTitle: 'Late' },
      { id: contactId, version: 1.5, jobTitle: 'Late' },
      { id: nobody, jobTitle: 'Nobody' },
      { companies: [{ id: nobody }] },
      { ownerId: nobody },
      { companies: [{ name: 'X', startedOn: '0000-01-01' }] },
    ],
  })
  const outcome = batch.body.results.map(
    ({ status, code, errors }: { status: string; code?: string; errors: { path: string }[] }) =>
      [status, code, ...errors.map(({ path }) => path)].filter(Boolean).join(' '),
  )
  expect(outcome).toEqual([
    'updated',
    'failed invalid_input version',
    'failed invalid_input version',
    'failed record_not_found',
    'failed invalid_input companies.0.id',
    'failed invalid_input ownerId',
    'failed invalid_input companies.0.startedOn',
  ])
})

test('an order whose lines come to more than can be counted is refused', async () => {
  const order = { number: 'X', placedAt: '2026-11-12T14:52:00Z', currency: 'EUR' }
  const lines = [{ productName: 'Gold', quantity: 1e9, unitPrice: 1e14 }]
  const answer = await workspace.ann.asks('POST', '/orders', { ...order, lines })
  expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, 'lines'])
  for (const placedAt of ['0001-01-01T00:00:00+23:59', '9998-12-31T23:59:59-23:59'])
    expect(incivilityOf(await workspace.ann.asks('POST', '/orders', { ...order, placedAt }))).toBeNull()
})
