import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

interface Change {
  type: string
  subject: { object: string; title: string }
  more: number
  actor: { name: string | null }
}

test('each customer stands once in the changes, with the newest thing that happened, newest first', async () => {
  const { ann, ben } = await aWorkspace()
  const { body: sofia } = await ann.asks('POST', '/contacts', { firstName: 'Sofia', lastName: 'Marchetti' })
  await ann.asks('POST', '/companies', { name: 'Café Lumen' })
  await ann.asks('PATCH', `/contacts/${sofia.id}`, { jobTitle: 'Owner' })
  await ben.asks('POST', '/notes', { body: 'Second counter', contactId: sofia.id })
  await ann.asks('POST', '/products', { name: 'Hafen Blend' })
  const { body } = await ann.asks('GET', '/customer-changes')
  expect(body.items.map(({ type, subject, more }: Change) => [type, subject.title, more])).toEqual([
    ['note.created', 'Sofia Marchetti', 2],
    ['company.created', 'Café Lumen', 0],
  ])
  expect(body.items[0].record).toMatchObject({ body: 'Second counter' })
  const other = await aWorkspace()
  expect((await other.ann.asks('GET', '/customer-changes')).body.items).toEqual([])
})

test('tags in use, the most used first', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/contacts/batch', {
    records: [
      { firstName: 'A', tags: ['Office'] },
      { firstName: 'B', tags: ['Office', 'Wholesale'] },
    ],
  })
  await ann.asks('POST', '/companies', { name: 'C', tags: ['Wholesale', 'Office'] })
  expect((await ann.asks('GET', '/tags')).body.items).toEqual([
    { tag: 'Office', count: 3 },
    { tag: 'Wholesale', count: 2 },
  ])
})
