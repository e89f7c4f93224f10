import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { contact } from '#tests/support/merging'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { GONE_AFTER_MS, openPresence, TYPED_MS } from './presence.ts'

const beat = (person: Person, recordId: string, screen: string, typing = false) =>
  person.asks('PUT', `/presences/${recordId}`, { object: 'contact', screen, typing })
const names = (people: { name: string }[]) => people.map(({ name }) => name)

test('whoever is on a record knows who else is and types; several screens are one person; whoever leaves is gone', async () => {
  const { ann, ben } = await aWorkspace()
  const id = await contact(ann, { firstName: 'Sofia' })
  const [anns, other, bens] = [uuidv7(), uuidv7(), uuidv7()]
  await beat(ann, id, anns)
  await beat(ann, id, other)
  const { body } = await beat(ben, id, bens, true)
  expect(body.people).toMatchObject([
    { name: 'Ann', typing: false },
    { name: 'Ben', typing: true },
  ])
  await ann.asks('DELETE', `/presences/${id}?object=contact&screen=${anns}`)
  expect(names((await beat(ben, id, bens)).body.people)).toEqual(['Ann', 'Ben'])
  await ann.asks('DELETE', `/presences/${id}?object=contact&screen=${other}`)
  expect(names((await beat(ben, id, bens)).body.people)).toEqual(['Ben'])
})

test('another process hears the same, and forgets whoever keeps silent', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  const id = await contact(ann, { firstName: 'Sofia' })
  let at = Date.now()
  const elsewhere = openPresence(kith.database.standing, () => new Date(at))
  await beat(ann, id, uuidv7(), true)
  const record = { workspaceId, recordId: id }
  await eventually(() => elsewhere.on(record).length === 1)
  expect(elsewhere.on(record)).toEqual([{ id: ann.userId, name: 'Ann', typing: true }])
  at += TYPED_MS
  expect(elsewhere.on(record)).toEqual([{ id: ann.userId, name: 'Ann', typing: false }])
  at += GONE_AFTER_MS
  expect(elsewhere.on(record)).toEqual([])
})

test('whoever may not know of a record is not on it, and learns of nobody', async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()]
  const id = await contact(ours.ann, { firstName: 'Sofia' })
  await beat(ours.ann, id, uuidv7())
  expect((await beat(theirs.ann, id, uuidv7())).body.code).toBe('record_not_found')
})
