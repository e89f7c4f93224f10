import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

test('gone quiet is who was heard of once and not for two months; figures count a week beside the one before', async () => {
  const { ann, ben } = await aWorkspace()
  const customer = async (firstName: string, lastOrder: string | null, ownerId = ann.userId) => {
    const { body } = await ann.asks('POST', '/contacts', { firstName, lifecycleStage: 'customer', ownerId })
    const order = { number: firstName, currency: 'EUR', contactId: body.id, lines: [] }
    if (lastOrder) await ann.asks('POST', '/orders', { ...order, placedAt: lastOrder })
  }
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  await customer('Long', daysAgo(200))
  await customer('Lately', daysAgo(3))
  await customer('Just', daysAgo(70), ben.userId)
  await customer('Never', null)
  const titles = ({ body }: { body: { items: { title: string }[] } }) => body.items.map(({ title }) => title)
  expect(titles(await ann.asks('GET', '/quiet-customers'))).toEqual(['Just', 'Long'])
  expect(titles(await ann.asks('GET', '/quiet-customers?mine=true'))).toEqual(['Long'])
  const { body } = await ann.asks('GET', '/home/figures')
  const figure = (name: string) => body.items.find((item: { name: string }) => item.name === name)
  expect([figure('newContacts'), figure('orders')]).toMatchObject([
    { count: 4, before: 0 },
    { count: 1, before: 0 },
  ])
  const filter = encodeURIComponent(JSON.stringify(figure('orders').filter))
  expect((await ann.asks('GET', `/orders?filter=${filter}`)).body.items).toHaveLength(1)
})
