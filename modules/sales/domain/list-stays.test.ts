import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

test('the stays of several deals come in their order; those of another workspace do not', async () => {
  const { ann } = await aWorkspace()
  const { ann: stranger } = await aWorkspace()
  const made = async (name: string) => (await ann.asks('POST', '/deals', { name, currency: 'EUR' })).body.id
  const [first, second] = [await made('First'), await made('Second')]
  await ann.asks('PATCH', `/deals/${first}`, { stage: 'qualified' })
  const { body } = await ann.asks('GET', `/deals/stays?deals=${first},${second}`)
  const of = (id: string) =>
    body.items.filter(({ dealId }: { dealId: string }) => dealId === id).map(({ stage }: { stage: string }) => stage)
  expect([of(first), of(second)]).toEqual([['enquiry', 'qualified'], ['enquiry']])
  expect((await stranger.asks('GET', `/deals/stays?deals=${first}`)).body.items).toEqual([])
})
