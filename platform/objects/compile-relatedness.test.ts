import { expect, test } from 'vitest'
import { builtinTypes } from '#platform/relations/builtin-types'
import { contact } from '#tests/support/merging'
import { aWorkspace, type Person } from '#tests/support/workspace'

const typeOf = (key: string) => builtinTypes.find(({ builtin }) => builtin === key)?.id ?? ''
const decision = typeOf('decision')
const aDeal = async (ann: Person, name: string): Promise<string> =>
  (await ann.asks('POST', '/deals', { name, currency: 'EUR' })).body.id
const relate = (ann: Person, typeId: string, fromId: string, toId: string, more: object = {}) =>
  ann.asks('POST', '/relations', { typeId, fromId, toId, ...more })
const listed = async (ann: Person, plural: string, filter: object) => {
  const { status, body } = await ann.asks('GET', `/${plural}?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  return status === 200 ? body.items.map(({ id }: { id: string }) => id).sort() : body
}

test('deals with and without a decision maker; one in the trash, or who was it once, is none', async () => {
  const { ann } = await aWorkspace()
  const [ada, bea, carl] = await Promise.all(
    ['Ada', 'Bea', 'Carl'].map((firstName) => contact(ann, { firstName, lastName: 'Berg' })),
  )
  const [decided, ended, other, none] = [
    await aDeal(ann, 'Decided'),
    await aDeal(ann, 'Ended'),
    await aDeal(ann, 'Other role'),
    await aDeal(ann, 'None'),
  ]
  await relate(ann, decision, String(ada), decided)
  await relate(ann, decision, String(bea), ended, { since: '2024-01-01', until: '2024-12-31' })
  await relate(ann, typeOf('champion'), String(carl), other)
  expect(await listed(ann, 'deals', { relation: decision, op: 'has' })).toEqual([decided])
  expect(await listed(ann, 'deals', { not: { relation: decision, op: 'hasNot' } })).toEqual([decided])
  expect(await listed(ann, 'deals', { relation: decision, op: 'hasNot' })).toEqual([ended, other, none].sort())
  expect(await listed(ann, 'contacts', { relation: decision, op: 'has' })).toEqual(
    [ada, bea].filter((id) => id === ada),
  )
  await ann.asks('DELETE', `/contacts/${ada}`)
  expect(await listed(ann, 'deals', { relation: decision, op: 'has' })).toEqual([])
})

test('of a relation between two contacts one asks for an end, or for either', async () => {
  const { ann } = await aWorkspace()
  const [ada, bea] = [
    String(await contact(ann, { firstName: 'Ada', lastName: 'Berg' })),
    String(await contact(ann, { firstName: 'Bea', lastName: 'Lund' })),
  ]
  const relation = typeOf('referral')
  await relate(ann, relation, ada, bea)
  expect(await listed(ann, 'contacts', { relation, end: 'from', op: 'has' })).toEqual([ada])
  expect(await listed(ann, 'contacts', { relation, end: 'to', op: 'has' })).toEqual([bea])
  expect(await listed(ann, 'contacts', { relation, op: 'has' })).toEqual([ada, bea].sort())
})

test('a relation of other objects, of nobody, or of another workspace is refused with its place', async () => {
  const { ann } = await aWorkspace()
  const { ann: stranger } = await aWorkspace()
  const { body: own } = await stranger.asks('POST', '/relation-types', {
    ...{ fromObject: 'contact', toObject: 'deal', labelForward: 'Pays for', labelBackward: 'Paid by' },
  })
  for (const [plural, relation] of [
    ['deals', typeOf('family')],
    ['deals', own.id],
    ['deals', '00000000-0000-7000-8000-000000000000'],
  ])
    expect(await listed(ann, String(plural), { relation, op: 'has' })).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'filter.relation' }],
    })
  expect(await listed(ann, 'deals', { relation: decision, end: 'from', op: 'has' })).toMatchObject({
    errors: [{ path: 'filter.end' }],
  })
})
