import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

type Listed = { id: string } & Record<string, unknown>

/** Every record of a list from a cursor on, page by page. */
async function walk(person: Person, path: string, from = ''): Promise<Listed[]> {
  const seen: Listed[] = []
  let cursor: string | null = from
  for (let page = 0; cursor !== null && page < 200; page++) {
    const { status, body } = await person.asks('GET', `${path}${cursor && `&cursor=${cursor}`}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    seen.push(...body.items)
    cursor = body.nextCursor
  }
  return seen
}

const names = fc.option(
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !text.includes('\u0000')),
  { nil: null },
)
const someNames = fc.oneof(names, fc.constantFrom('Ä', 'a', 'A', 'é', 'e', 'ß', 'ss', 'Z', '', ' ', '\u0001', '中'))

test.each(['lastName', '-lastName', 'firstName', 'createdAt', '-updatedAt'])(
  'pages by %s hold every record once, in the order PostgreSQL gives them',
  async (sort) => {
    const workspace = await aWorkspace()
    const records = fc.sample(fc.record({ firstName: someNames, lastName: someNames }), { numRuns: 60, seed: 11 })
    await workspace.ann.asks('POST', '/contacts/batch', { records })
    const expected = await inOrder(workspace, sort)
    expect(expected).toHaveLength(60)
    for (const limit of [1, 7, 59, 60, 200]) {
      const seen = await walk(workspace.ann, `/contacts?sort=${sort}&limit=${limit}`)
      expect(seen.map(({ id }) => id)).toEqual(expected)
    }
  },
)

/** The same by hand: records without a value last, in either direction. */
async function inOrder({ kith, workspaceId }: TestWorkspace, sort: string): Promise<string[]> {
  const name = sort.replace('-', '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const cell = name.endsWith('_name') ? `${name} collate "und-x-icu"` : name
  const order = `${name} is null, ${cell} ${direction}, id ${direction}`
  const { rows } = await kith.database.owner.query(
    `select id from contacts where workspace_id = $1 order by ${order}`,
    [workspaceId],
  )
  return rows.map(({ id }) => id)
}

test('a record written while one pages neither repeats nor hides another', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/contacts/batch', {
    records: Array.from({ length: 9 }, (_, index) => ({ lastName: `N${index}` })),
  })
  const first = await ann.asks('GET', '/contacts?sort=lastName&limit=4')
  await ann.asks('POST', '/contacts', { lastName: 'N0a' })
  await ann.asks('DELETE', `/contacts/${first.body.items[0].id}`)
  const rest = await walk(ann, '/contacts?sort=lastName&limit=4', first.body.nextCursor)
  expect([...first.body.items, ...rest].map(({ lastName }) => lastName)).toEqual(
    Array.from({ length: 9 }, (_, index) => `N${index}`),
  )
})

test('a longest name of the strangest characters still makes a cursor that is taken back', async () => {
  const { ann } = await aWorkspace()
  const records = ['\u0001', '\u001f', '￿', '𝔘'].map((sign) => ({ lastName: sign.repeat(500 / sign.length) }))
  await ann.asks('POST', '/contacts/batch', { records })
  expect(await walk(ann, '/contacts?sort=lastName&limit=1')).toHaveLength(4)
})

test('a timeline pages through every event once, newest first', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  const notes = Array.from({ length: 25 }, (_, index) => ({ body: `Note ${index}`, contactId: body.id }))
  await ann.asks('POST', '/notes/batch', { records: notes })
  const seen = await walk(ann, `/contacts/${body.id}/timeline?limit=4`)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(26)
  const times = seen.map(({ occurredAt }) => Date.parse(String(occurredAt)))
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

test('what is in the trash is found there by its words, and nowhere else', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'] })
  await ann.asks('DELETE', `/contacts/${body.id}`)
  const filter = encodeURIComponent(JSON.stringify({ field: 'emails', op: 'contains', value: 'lumen' }))
  for (const query of ['q=sofia', 'q=so', `filter=${filter}`]) {
    expect((await ann.asks('GET', `/contacts?${query}`)).body.items).toEqual([])
    expect((await ann.asks('GET', `/contacts?trash=true&${query}`)).body.items).toMatchObject([{ id: body.id }])
  }
  expect((await ann.asks('GET', '/search?q=sofia')).body.items).toEqual([])
})

test('a word at the end of the longest note is found', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/notes', { body: `${'x'.repeat(90_000)} Rollmops` })
  const filter = encodeURIComponent(JSON.stringify({ field: 'body', op: 'contains', value: 'rollmops' }))
  for (const query of ['q=rollmops', `filter=${filter}`])
    expect((await ann.asks('GET', `/notes?${query}`)).body.items).toMatchObject([{ id: body.id }])
})
