import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

const counts = async (asks: (method: string, path: string) => Promise<{ body: { count: number } }>) =>
  Object.fromEntries(
    await Promise.all(
      ['contacts', 'companies', 'products', 'orders', 'notes', 'tasks'].map(async (plural) => [
        plural,
        (await asks('GET', `/${plural}/count`)).body.count,
      ]),
    ),
  )

test('demo data fills two years and goes without touching one’s own', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  const mine = await ann.asks('POST', '/contacts', { firstName: 'Mine', companies: [{ name: 'My own' }] })
  const before = await counts(ann.asks)
  expect(await ann.asks('PUT', '/demo', {})).toMatchObject({ status: 200, body: { loaded: true } })
  expect(await ann.asks('PUT', '/demo', {})).toMatchObject({ status: 409, body: { code: 'demo_loaded' } })
  const full = await counts(ann.asks)
  expect(full.contacts).toBeGreaterThan(200)
  expect(full.orders).toBeGreaterThan(500)
  const views = await ann.asks('GET', '/views?object=contact')
  expect(views.body.items.map(({ kind }: { kind: string }) => kind)).toContain('board')
  await ann.asks('POST', '/views', { object: 'contact', name: 'My own view' })
  expect((await ann.asks('GET', '/relations')).body.items.length).toBeGreaterThan(10)
  const oldest = await ann.asks('GET', '/orders?sort=placedAt&limit=1')
  expect(Date.parse(oldest.body.items[0].placedAt)).toBeLessThan(Date.now() - 600 * 86_400_000)
  const demoContact = (await ann.asks('GET', '/contacts?limit=1&sort=createdAt')).body.items[0]
  const note = await ann.asks('POST', '/notes', { body: 'my own note', contactId: demoContact.id })
  expect((await ann.asks('GET', '/records/machine/count')).body.count).toBeGreaterThan(5)
  const { body: fields } = await ann.asks('GET', '/custom-fields?object=contact')
  expect(fields.items.map(({ name }: { name: string }) => name)).toEqual(['roast'])
  await ann.asks('DELETE', '/demo')
  expect((await ann.asks('GET', '/custom-fields')).body.items).toEqual([])
  expect((await ann.asks('GET', '/custom-objects')).body.items).toEqual([])
  expect(await counts(ann.asks)).toEqual({ ...before, notes: 1 })
  expect((await ann.asks('GET', `/notes/${note.body.id}`)).body).toMatchObject({ body: 'my own note', contactId: null })
  expect((await ann.asks('GET', `/contacts/${mine.body.id}`)).body.companies).toMatchObject([{ name: 'My own' }])
  expect((await ann.asks('GET', '/views')).body.items).toMatchObject([{ name: 'My own view' }])
  expect((await ann.asks('GET', '/relations')).body.items).toEqual([])
  const related = await kith.database.owner.query('select from relations where workspace_id = $1', [workspaceId])
  expect(related.rowCount).toBe(0)
  const { rows } = await kith.database.owner.query(
    'select count(*)::int as left from record_keys where workspace_id = $1',
    [workspaceId],
  )
  expect(rows[0].left).toBe(0)
})
