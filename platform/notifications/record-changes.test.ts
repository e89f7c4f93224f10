import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { deliverSome } from '#platform/events/deliver'
import { saveRecords } from '#platform/objects/save-records'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { followRecords } from './record-changes.ts'

async function owned() {
  const space = await aWorkspace()
  const { ann, ben } = space
  const contact = (await ann.asks('POST', '/contacts', { lastName: 'Kunde', ownerId: ben.userId })).body.id as string
  const change = (person: Person, body: object) => person.asks('PATCH', `/contacts/${contact}`, body)
  const deliver = async () => {
    for (;;) if ((await deliverSome(space.kith, followRecords)) === 'nothing') return
  }
  const told = async (person: Person) => {
    const { body } = await person.asks('GET', '/notifications')
    return body.items.map(({ kind, line }: { kind: string; line: string }) => `${kind}: ${line}`)
  }
  return { ...space, contact, change, deliver, told }
}

test('an owner is given a record, and hears of what others change, gathered by the hour; of their own changes never', async () => {
  const { ann, ben, change, deliver, told } = await owned()
  await deliver()
  expect(await told(ben)).toEqual(['record.assigned: Ann gave you Kunde'])
  await change(ben, { jobTitle: 'Barista' })
  await deliver()
  expect(await told(ben)).toHaveLength(1)
  await change(ann, { jobTitle: 'Roaster' })
  await deliver()
  const { items } = (await ben.asks('GET', '/notifications')).body
  await ben.asks('PATCH', '/notifications', { upTo: items[0].id, read: true })
  for (const jobTitle of ['Buyer', 'Boss']) await change(ann, { jobTitle })
  await deliver()
  expect((await told(ben))[0]).toBe('record.changed: 3 changes to Kunde, the last by Ann')
  expect((await ben.asks('GET', '/notifications/unread')).body).toEqual({ unread: 1 })
  expect(await told(ann)).toEqual([])
})

test('followers hear of it too, and whoever does not want to, does not', async () => {
  const { ann, ben, rita, contact, change, deliver, told } = await owned()
  await ann.asks('PUT', `/followers/${contact}`, { object: 'contact' })
  await ben.asks('DELETE', `/followers/${contact}?object=contact`)
  await change(ann, { jobTitle: 'Roaster' })
  await change(ben, { jobTitle: 'Barista' })
  await deliver()
  expect(await told(ann)).toEqual(['record.changed: Ben changed Kunde'])
  expect(await told(ben)).toEqual(['record.assigned: Ann gave you Kunde'])
  expect(await told(rita)).toEqual([])
})

test('an act on many records is one line', async () => {
  const { ann, ben, deliver, told } = await owned()
  await deliver()
  const cause = '018f0000-0000-7000-8000-0000000000aa'
  const drafts = ['A', 'B', 'C'].map((lastName) => ({ input: { lastName, ownerId: ben.userId } }))
  await ann.does((ctx) => saveRecords(inLightOf(ctx, { causeId: cause }), ctx.objects.find('contact'), drafts))
  await deliver()
  expect((await told(ben))[0]).toBe('record.assignedMany: Ann gave you 3 records')
})
