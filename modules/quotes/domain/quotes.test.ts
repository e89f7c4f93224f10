import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { takeAnswer } from './answer-quote.ts'
import { expireQuotes } from './expire-quotes.ts'

const lines = [
  { productName: 'Blend', quantity: 12, unitPrice: 2_490, taxRate: 7, discountPercent: 10 },
  { productName: 'Service', quantity: 1, unitPrice: 12_900, taxRate: 19 },
  { productName: 'Sticker', quantity: 1_000, unitPrice: 4.25, taxRate: 19 },
]
const draft = { title: 'Second counter', currency: 'EUR', pricesInclude: 'net', discountAmount: 1_000, lines }

async function aQuote({ ann }: TestWorkspace, more: object = {}) {
  const { body } = await ann.asks('POST', '/quotes', { ...draft, ...more })
  return body
}

async function aSentQuote(workspace: TestWorkspace, more: object = {}) {
  const quote = await aQuote(workspace, { ownerId: workspace.ann.userId, ...more })
  const { body } = await workspace.ann.asks('POST', `/quotes/${quote.id}/sendings`, {})
  return { quote, course: body, revision: body.revisions[0] }
}

test('a quote comes to what its lines, discounts and taxes come to', async () => {
  const workspace = await aWorkspace()
  const quote = await aQuote(workspace)
  // 268.92 at 7 % and 129.00 + 42.50 at 19 %, 10.00 off: 262.81 + 167.61 (shares 6.11 and 3.89)
  expect(quote).toMatchObject({ netTotal: 43_042, taxTotal: 1_840 + 3_185, total: 43_042 + 5_025, status: 'draft' })
  const { body } = await workspace.ann.asks('PATCH', `/quotes/${quote.id}`, { lines: [] })
  expect(body).toMatchObject({ netTotal: 0, total: 0, discountShare: 0 })
})

test('numbers have no gap, whoever comes at the same time and whatever is refused', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const year = new Date().getFullYear()
  await ann.asks('POST', '/quotes', { ...draft, number: `Q-${year}-0003` })
  const failing = ann.tries(async (ctx) => {
    await ctx.db
      .insertInto('numberSeries')
      .values({ workspaceId: ctx.workspaceId, series: 'X', year, last: 1 })
      .execute()
    throw new Error('undone')
  })
  await expect(failing).rejects.toThrow('undone')
  const made = await Promise.all([ann, ben, ann, ben].map((one) => one.asks('POST', '/quotes', draft)))
  const numbers = made.map(({ body }) => body.number).sort()
  expect(numbers).toEqual(['0001', '0002', '0004', '0005'].map((number) => `Q-${year}-${number}`))
  const twin = await ann.asks('POST', '/quotes', { ...draft, number: `Q-${year}-0003` })
  expect(twin).toMatchObject({ status: 422, body: { errors: [{ path: 'number', code: 'not_unique' }] } })
})

test('sending freezes a version; a change makes the next one, and the earlier stays as it was', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { quote, revision } = await aSentQuote(workspace)
  const { body: internal } = await ann.asks('PATCH', `/quotes/${quote.id}`, { notes: 'Call on Friday' })
  expect(internal).toMatchObject({ status: 'sent', revision: 1 })
  const { body: changed } = await ann.asks('PATCH', `/quotes/${quote.id}`, { lines: lines.slice(0, 1) })
  expect(changed).toMatchObject({ status: 'draft', revision: 2, number: quote.number })
  const { body: again } = await ann.asks('POST', `/quotes/${quote.id}/sendings`, {})
  expect(again.revisions.map((one: { revision: number; total: number }) => [one.revision, one.total])).toEqual([
    [2, changed.total],
    [1, quote.total],
  ])
  expect(again.revisions[0].address).not.toBe(revision.address)
})

test('two who send at once send one version, and a quote without lines or of the past is not sent', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const quote = await aQuote(workspace)
  const answers = await Promise.all([ann, ben].map((one) => one.asks('POST', `/quotes/${quote.id}/sendings`, {})))
  expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'quote_not_draft'])
  const empty = await aQuote(workspace, { lines: [] })
  const past = await aQuote(workspace, { validUntil: '2020-01-01' })
  for (const [{ id }, path] of [
    [empty, 'lines'],
    [past, 'validUntil'],
  ] as const) {
    const { status, body } = await ann.asks('POST', `/quotes/${id}/sendings`, {})
    expect([status, body.errors[0].path]).toEqual([422, path])
  }
})

test('an accepted quote is one order with its exact total, also when two accept at once, and stays as it is', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { quote } = await aSentQuote(workspace)
  const answer = { quoteId: quote.id, revision: 1, answer: 'accepted', name: 'Sofia' } as const
  const counted = await Promise.all([ann, ben].map((one) => one.does((ctx) => takeAnswer(ctx, answer))))
  expect(counted.toSorted()).toEqual([false, true])
  const { body: orders } = await ann.asks('GET', '/orders')
  expect(orders.items).toHaveLength(1)
  const [order] = orders.items
  expect(order).toMatchObject({ total: quote.total, taxTotal: quote.taxTotal, status: 'placed', number: quote.number })
  expect(order.lines).toEqual(quote.lines)
  const { body: accepted } = await ann.asks('GET', `/quotes/${quote.id}`)
  expect(accepted).toMatchObject({ status: 'accepted', orderId: order.id })
  const change = await ann.asks('PATCH', `/quotes/${quote.id}`, { discountPercent: 50 })
  expect(change.body.code).toBe('quote_accepted')
})

test('an accepted quote wins its deal, and one that was closed meanwhile stays as it is', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  for (const lost of [false, true]) {
    const { body: deal } = await ann.asks('POST', '/deals', { name: 'House espresso', currency: 'EUR' })
    const { quote } = await aSentQuote(workspace, { dealId: deal.id })
    if (lost) await ann.asks('PUT', `/deals/${deal.id}/outcome`, { outcome: 'lost', reason: 'price' })
    const answer = { quoteId: quote.id, revision: 1, answer: 'accepted', name: 'Sofia' } as const
    expect(await ann.does((ctx) => takeAnswer(ctx, answer))).toBe(true)
    const { body: after } = await ann.asks('GET', `/deals/${deal.id}`)
    expect(after).toMatchObject(lost ? { status: 'lost' } : { status: 'won', outcomeNote: quote.number })
  }
})

test('what is declined, over or changed meanwhile can no longer be accepted', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const accept = async (id: string) =>
    (await ann.asks('PUT', `/quotes/${id}/answer`, { answer: 'accepted', name: 'Sofia' })).body.code
  const declined = await aSentQuote(workspace)
  await ann.asks('PUT', `/quotes/${declined.quote.id}/answer`, {
    answer: 'declined',
    name: 'Sofia',
    reason: 'Too dear',
  })
  expect(await accept(declined.quote.id)).toBe('quote_not_open')
  const over = await aSentQuote(workspace)
  await workspace.kith.database.owner.query("update quotes set valid_until = '2020-01-01' where id = $1", [
    over.quote.id,
  ])
  expect(await accept(over.quote.id)).toBe('quote_not_open')
  await ann.does(expireQuotes)
  expect((await ann.asks('GET', `/quotes/${over.quote.id}`)).body.status).toBe('expired')
  const changed = await aSentQuote(workspace)
  await ann.asks('PATCH', `/quotes/${changed.quote.id}`, { title: 'Another' })
  expect(await accept(changed.quote.id)).toBe('quote_not_open')
  expect((await ann.asks('GET', '/orders')).body.items).toEqual([])
})
