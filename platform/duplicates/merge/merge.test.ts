import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import { eventually } from '#tests/support/eventually'
import { aPair, contact, everything, made, merge, read, undo } from '#tests/support/merging'
import { aWorkspace } from '#tests/support/workspace'
import { followDuplicates } from '../subscriber.ts'

test('the survivor has the fuller values and the lists of both; all that hung on the other hangs on it', async () => {
  const space = await aWorkspace()
  const { ann, rita } = space
  const { johanna, jp, lumen, hafen, order, note, task } = await aPair(space)
  const { status, body } = await merge(ann, [jp, johanna])
  expect([status, body]).toMatchObject([
    200,
    { survivorId: johanna, loserIds: [jp], moved: { orders: 1, notes: 1, tasks: 1 } },
  ])
  const survivor = await read(rita, `/contacts/${johanna}`)
  expect(survivor).toMatchObject({
    firstName: 'Johanna',
    jobTitle: 'Buyer',
    language: 'de',
    lifecycleStage: 'customer',
    deletedAt: null,
  })
  expect(survivor.emails.map(({ value, primary }: { value: string; primary: boolean }) => [value, primary])).toEqual([
    ['jp@petersen.example', true],
    ['shop@petersen.example', false],
  ])
  expect(survivor.phones).toMatchObject([{ value: '+494841773200' }])
  expect(survivor.tags.toSorted()).toEqual(['shop', 'wholesale'])
  expect(survivor.companies).toMatchObject([
    { id: lumen, role: 'Buyer', primary: true },
    { id: hafen, role: 'Owner', primary: false },
  ])
  expect((await read(ann, `/orders/${order}`)).contactId).toBe(johanna)
  expect((await read(ann, `/notes/${note}`)).contactId).toBe(johanna)
  expect((await read(ann, `/tasks/${task}`)).contactId).toBe(johanna)
  expect((await read(ann, `/contacts/${jp}`)).deletedAt).not.toBeNull()
})

test('the timeline of the survivor tells what happened to both', async () => {
  const space = await aWorkspace()
  const { johanna, jp, note } = await aPair(space)
  await merge(space.ann, [johanna, jp])
  const { items } = await read(space.ann, `/contacts/${johanna}/timeline?limit=100`)
  const told = items.map(({ type, recordId }: { type: string; recordId: string }) => `${type} ${recordId}`)
  expect(told).toEqual(
    expect.arrayContaining([`contact.merged ${johanna}`, `note.created ${note}`, `contact.created ${jp}`]),
  )
})

test('each field can be decided otherwise, and who stays', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const proposed = await space.ben.asks('POST', '/merges/proposals', { object: 'contact', recordIds: [johanna, jp] })
  expect(proposed.body).toMatchObject({ survivorId: johanna, equal: ['lastName'] })
  expect(proposed.body.choices).toEqual(
    expect.arrayContaining([
      { field: 'firstName', from: [johanna], rule: 'longer' },
      { field: 'emails', from: [johanna, jp], rule: 'all' },
      { field: 'lifecycleStage', from: [johanna], rule: 'further' },
      { field: 'language', from: [jp], rule: 'only' },
    ]),
  )
  expect(proposed.body.hanging).toContainEqual({ object: 'order', counts: { [jp]: 1 } })
  const choices = [
    { field: 'firstName', from: [jp] },
    { field: 'emails', from: [jp] },
    { field: 'lifecycleStage', from: [jp] },
  ]
  const { body } = await merge(space.ben, [johanna, jp], { survivorId: jp, choices })
  expect(body.survivorId).toBe(jp)
  const survivor = await read(space.ben, `/contacts/${jp}`)
  expect(survivor).toMatchObject({ firstName: 'J.', jobTitle: 'Buyer', lifecycleStage: 'lead' })
  expect(survivor.emails).toHaveLength(1)
})

test('un-merging puts every row back as it was', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const before = await everything(space)
  const { body } = await merge(space.ann, [johanna, jp])
  expect(await everything(space)).not.toEqual(before)
  const undone = await undo(space.ben, body.id)
  expect([undone.status, undone.body]).toMatchObject([
    200,
    { conflicts: [], undoneAt: expect.any(String), undoableUntil: null },
  ])
  expect(await everything(space)).toEqual(before)
  expect((await undo(space.ann, body.id)).body.code).toBe('merge_not_undoable')
  const { items } = await read(space.ann, '/duplicates/pairs?object=contact&state=never')
  expect(items).toHaveLength(1)
})

test('what was changed since a merge stays when it is taken back, and is told', async () => {
  const space = await aWorkspace()
  const { johanna, jp, order, note } = await aPair(space)
  const { body } = await merge(space.ann, [johanna, jp])
  await space.ben.asks('PATCH', `/contacts/${johanna}`, { language: 'en' })
  const other = await contact(space.ben, { firstName: 'Mara' })
  await space.ben.asks('PATCH', `/notes/${note}`, { contactId: other })
  const undone = await undo(space.ann, body.id)
  expect(undone.body.conflicts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ recordId: johanna, field: 'language', reason: 'changed_since', now: 'en' }),
      expect.objectContaining({ recordId: jp, message: 'notes: 1' }),
    ]),
  )
  expect((await read(space.ann, `/contacts/${johanna}`)).language).toBe('en')
  expect((await read(space.ann, `/notes/${note}`)).contactId).toBe(other)
  expect((await read(space.ann, `/orders/${order}`)).contactId).toBe(jp)
})

test('a merge of more than 30 days ago stays', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const { body } = await merge(space.ann, [johanna, jp])
  await space.kith.database.owner.query(`update merges set merged_at = merged_at - interval '31 days' where id = $1`, [
    body.id,
  ])
  expect((await undo(space.ann, body.id)).body.code).toBe('merge_not_undoable')
})

test('of two people who merge the same records at once one does, and the other is told who they are now', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const answers = await Promise.all([
    merge(space.ann, [johanna, jp], { survivorId: johanna }),
    merge(space.ben, [jp, johanna], { survivorId: jp }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const told = answers.find(({ status }) => status === 409)?.body
  const done = answers.find(({ status }) => status === 200)?.body
  expect(told).toMatchObject({ code: 'records_merged', params: { survivorId: done.survivorId } })
})

test('readers merge nothing; nothing merges with what is not there, alone, or with an order', async () => {
  const space = await aWorkspace()
  const { johanna, jp, order } = await aPair(space)
  expect((await merge(space.rita, [johanna, jp])).status).toBe(403)
  expect((await merge(space.ann, [johanna, johanna])).body.code).toBe('merge_not_possible')
  expect((await merge(space.ann, [johanna, order])).body.code).toBe('record_not_found')
  const orders = await space.ann.asks('POST', '/merges', {
    object: 'order',
    recordIds: [order, order.replace(/.$/, '0')],
  })
  expect(orders.body.code).toBe('merge_not_possible')
  await space.ann.asks('DELETE', `/contacts/${jp}`)
  expect((await merge(space.ann, [johanna, jp])).body.code).toBe('record_not_found')
})

test('what is written to a merged record later hangs on the survivor as well', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const { body } = await merge(space.ann, [johanna, jp])
  const note = await made(space.ben, 'notes', { body: 'From a client with an old id.', contactId: jp })
  await eventually(async () => (await deliverSome(space.kith, followDuplicates)) === 'nothing')
  expect((await read(space.ann, `/notes/${note}`)).contactId).toBe(johanna)
  await undo(space.ann, body.id)
  expect((await read(space.ann, `/notes/${note}`)).contactId).toBe(jp)
})

test('merged twice over, and taken back in the other order', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const third = await contact(space.ann, {
    firstName: 'Johanna',
    lastName: 'Petersen',
    jobTitle: 'Owner',
    language: 'de',
  })
  const before = await everything(space)
  const { body: first } = await merge(space.ann, [johanna, jp], { survivorId: johanna })
  const { body: second } = await merge(space.ann, [johanna, third], { survivorId: third })
  const { items } = await read(space.ann, `/contacts/${third}/timeline?limit=100`)
  expect(
    items.some(
      ({ recordId, type }: { recordId: string; type: string }) => recordId === jp && type === 'contact.created',
    ),
  ).toBe(true)
  expect((await undo(space.ann, first.id)).body.code).toBe('merge_not_undoable')
  await undo(space.ann, second.id)
  await undo(space.ann, first.id)
  expect(await everything(space)).toEqual(before)
})
