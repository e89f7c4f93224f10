import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const lines = [{ productName: '<b>Blend</b> & Söhne', quantity: 12, unitPrice: 2_490, taxRate: 7 }]

async function anOffer({ ann, kith }: TestWorkspace, more: object = {}) {
  const draft = { title: 'Second counter', currency: 'EUR', ownerId: ann.userId, lines, ...more }
  const { body: quote } = await ann.asks('POST', '/quotes', draft)
  const { body } = await ann.asks('POST', `/quotes/${quote.id}/sendings`, {})
  return { quote, path: body.revisions[0].address.replace(kith.config.publicUrl, '') as string }
}

const looks = async ({ server }: TestWorkspace, url: string) => (await server.inject({ url })).body

const posts = ({ server }: TestWorkspace, url: string, fields: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

const eventsOf = async ({ kith }: TestWorkspace, id: string, type: string) =>
  (
    await kith.database.owner.query('select actor_kind, payload from events where record_id = $1 and type = $2', [
      id,
      type,
    ])
  ).rows

test('a customer reads an offer, which is noted once within half an hour; a colleague by key is not noted', async () => {
  const workspace = await aWorkspace()
  const { quote, path } = await anOffer(workspace)
  await workspace.server.inject({ url: path, headers: { authorization: `Bearer ${workspace.ann.key}` } })
  await workspace.server.inject({ method: 'HEAD', url: path })
  expect(await eventsOf(workspace, quote.id, 'quote.viewed')).toEqual([])
  const pages = await Promise.all([looks(workspace, path), looks(workspace, path)])
  expect(pages[0]).toContain('&lt;b&gt;Blend&lt;/b&gt; &amp; Söhne')
  expect(pages[0]).not.toContain('<b>Blend')
  expect(await eventsOf(workspace, quote.id, 'quote.viewed')).toEqual([
    { actor_kind: 'customer', payload: { revision: 1, views: 1 } },
  ])
  expect((await workspace.ann.asks('GET', `/quotes/${quote.id}`)).body.status).toBe('viewed')
  await workspace.kith.database.owner.query("update quote_revisions set viewed_at = viewed_at - interval '31 minutes'")
  await looks(workspace, path)
  expect(await eventsOf(workspace, quote.id, 'quote.viewed')).toHaveLength(2)
})

test('accepting takes a name and a tick, counts once, and keeps what was agreed to and drawn', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { quote, path } = await anOffer(workspace)
  expect((await posts(workspace, `${path}/acceptance`, { name: ' ', agreed: 'yes' })).statusCode).toBe(422)
  expect((await posts(workspace, `${path}/acceptance`, { name: 'Sofia' })).statusCode).toBe(422)
  const said = { name: 'Sofia <i>', agreed: 'yes', signature: '[[10,10,20,30]]' }
  const answers = await Promise.all([1, 2].map(() => posts(workspace, `${path}/acceptance`, said)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  const page = await looks(workspace, path)
  expect(page).toContain('Accepted by Sofia &lt;i&gt;')
  expect(page).toContain('M10 10L20 30')
  expect(await eventsOf(workspace, quote.id, 'quote.accepted')).toHaveLength(1)
  expect((await ann.asks('GET', '/orders')).body.items).toHaveLength(1)
  const { rows } = await workspace.kith.database.owner.query('select wording from quote_answers where quote_id = $1', [
    quote.id,
  ])
  expect(rows[0].wording).toContain(`I accept the quote ${quote.number}, version 1, of Hafen Kaffee for €319.72`)
  const { body: told } = await ann.asks('GET', '/notifications')
  expect(told.items.map(({ kind }: { kind: string }) => kind)).toContain('quote.accepted')
})

test('an offer that is declined, newer elsewhere or of the past says so, and takes no answer', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const declined = await anOffer(workspace)
  await posts(workspace, `${declined.path}/refusal`, { name: 'Sofia', reason: 'Too dear' })
  expect(await looks(workspace, declined.path)).toContain('Declined by Sofia')
  const older = await anOffer(workspace)
  await ann.asks('PATCH', `/quotes/${older.quote.id}`, { discountPercent: 5 })
  const over = await anOffer(workspace)
  await workspace.kith.database.owner.query("update quotes set valid_until = '2020-01-01' where id = $1", [
    over.quote.id,
  ])
  for (const [{ path }, words] of [
    [older, 'newer version'],
    [over, 'was valid until'],
  ] as const) {
    await posts(workspace, `${path}/acceptance`, { name: 'Sofia', agreed: 'yes' })
    const page = await looks(workspace, path)
    expect(page).toContain(words)
    expect(page).not.toContain('<form')
  }
  expect((await ann.asks('GET', '/orders')).body.items).toEqual([])
})

test('an address that is none, of another secret or of a quote in the trash leads nowhere', async () => {
  const workspace = await aWorkspace()
  const { quote, path } = await anOffer(workspace)
  const wrong = path.slice(0, -4) + (path.endsWith('AAAA') ? 'BBBB' : 'AAAA')
  await workspace.ann.asks('DELETE', `/quotes/${quote.id}`)
  for (const url of ['/offers/nothing', wrong, path])
    expect((await workspace.server.inject({ url, headers: { 'accept-language': 'de' } })).statusCode).toBe(404)
})

test('an offer is a PDF too, of as many pages as its lines need, whatever is written in them', async () => {
  const workspace = await aWorkspace()
  const hostile = ['Größe 5 €', 'Łódź, Жук, Ωμέγα', 'العربية 漢字 👩‍🍳', '‮reversed', '"><script>', 'a'.repeat(500)]
  const many = Array.from({ length: 60 }, (_, index) => ({
    ...{ productName: hostile[index % hostile.length], quantity: 1, unitPrice: 4.25, taxRate: 19 },
    ...(index === 0 ? { description: 'word '.repeat(900), period: 'monthly' } : {}),
  }))
  const { quote, path } = await anOffer(workspace, { lines: many, intro: 'Words\n\nand more', terms: 'One\n\nTwo' })
  const answer = await workspace.server.inject({ url: `${path}/pdf` })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(answer.headers['content-disposition']).toBe(`inline; filename="${quote.number}.pdf"`)
  expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const pages = answer.rawPayload.toString('latin1').match(/\/Type \/Page\b/g) ?? []
  expect(pages.length).toBeGreaterThan(3)
  expect(pages.length).toBeLessThan(12)
  expect((await workspace.server.inject({ url: '/offers/nothing/pdf' })).statusCode).toBe(404)
})
