import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { followDuplicates } from '../subscriber.ts'

async function made(person: Person, noun: string, draft: Record<string, unknown>): Promise<string> {
  const { status, body } = await person.asks('POST', `/${noun}`, draft)
  expect([status, body]).toEqual([200, expect.anything()])
  return body.id
}
const contact = (person: Person, draft: Record<string, unknown>) => made(person, 'contacts', draft)
const read = async (person: Person, path: string) => (await person.asks('GET', path)).body
const merge = (person: Person, recordIds: string[], more: object = {}) =>
  person.asks('POST', '/merges', { object: 'contact', recordIds, ...more })
const undo = (person: Person, id: string) => person.asks('POST', `/merges/${id}/undo`, {})

/** Two contacts that are one, with everything that can hang on a contact. */
async function aPair({ ann }: TestWorkspace) {
  const lumen = await made(ann, 'companies', { name: 'Café Lumen' })
  const hafen = await made(ann, 'companies', { name: 'Hafen Kaffee' })
  const johanna = await contact(ann, {
    ...{ firstName: 'Johanna', lastName: 'Petersen', emails: ['jp@petersen.example'], lifecycleStage: 'customer' },
    ...{ jobTitle: 'Buyer', source: 'Fair', birthday: '1980-03-04', tags: ['wholesale'] },
    companies: [{ id: lumen, role: 'Buyer' }],
  })
  const jp = await contact(ann, {
    ...{ firstName: 'J.', lastName: 'Petersen', emails: ['shop@petersen.example'], phones: ['+494841773200'] },
    ...{ language: 'de', tags: ['shop'], companies: [{ id: lumen }, { id: hafen, role: 'Owner' }] },
  })
  const order = await made(ann, 'orders', {
    ...{ number: 'HK-7', placedAt: '2026-08-01T10:00:00Z', currency: 'EUR', contactId: jp },
    lines: [{ productName: 'Hafen Blend', quantity: 1, unitPrice: 1490 }],
  })
  const note = await made(ann, 'notes', { body: 'Likes it dark.', contactId: jp })
  const task = await made(ann, 'tasks', { title: 'Call back', contactId: jp })
  return { johanna, jp, lumen, hafen, order, note, task }
}

/** Every row of a contact's surroundings, as they stand. */
async function everything({ kith, workspaceId }: TestWorkspace): Promise<Record<string, unknown[]>> {
  const tables = [
    'contacts',
    'companies',
    'contact_companies',
    'orders',
    'order_lines',
    'notes',
    'tasks',
    'record_keys',
  ]
  const found: Record<string, unknown[]> = {}
  for (const table of tables) {
    const { rows } = await kith.database.owner.query(
      `select to_jsonb(t) - 'version' - 'updated_at' as row from ${table} t where workspace_id = $1 order by to_jsonb(t)::text`,
      [workspaceId],
    )
    found[table] = rows.map(({ row }) => JSON.stringify(row)).sort()
  }
  return found
}

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

test('companies merge with their people, and a parent does not become its own', async () => {
  const { ann } = await aWorkspace()
  const one = await made(ann, 'companies', { name: 'Fika & Co', domains: ['fika.example'], industry: 'Cafés' })
  const two = await made(ann, 'companies', { name: 'Fika och Co AB', parentId: one })
  const person = await contact(ann, { firstName: 'Elin', companies: [{ id: two, role: 'Barista' }] })
  const { body } = await ann.asks('POST', '/merges', { object: 'company', recordIds: [one, two], survivorId: one })
  expect(body.survivorId).toBe(one)
  expect((await read(ann, `/contacts/${person}`)).companies).toMatchObject([{ id: one, role: 'Barista' }])
  expect((await read(ann, `/companies/${one}`)).parentId).toBeNull()
})

test('relations follow; what stood between those who become one goes, and comes back with them', async () => {
  const space = await aWorkspace()
  const { johanna, jp } = await aPair(space)
  const other = await contact(space.ann, { firstName: 'Mara' })
  const { owner } = space.kith.database
  const [typeId] = (
    await owner.query(
      `insert into relation_types (workspace_id, id, from_object, to_object, is_symmetric, label_forward, label_backward)
        values ($1, gen_random_uuid(), 'contact', 'contact', false, 'advises', 'is advised by') returning id`,
      [space.workspaceId],
    )
  ).rows.map(({ id }) => id)
  const pairs = [[johanna, jp], [jp, other], [other, jp], [johanna, other]] // biome-ignore format: one glance
  for (const [from, to] of pairs)
    await owner.query(
      'insert into relations (workspace_id, id, type_id, from_id, to_id) values ($1, gen_random_uuid(), $2, $3, $4)',
      [space.workspaceId, typeId, from, to],
    )
  const ends = async () => {
    const { rows } = await owner.query('select from_id, to_id from relations where workspace_id = $1', [
      space.workspaceId,
    ])
    return rows.map((row) => `${row.from_id} ${row.to_id}`).sort()
  }
  const before = await ends()
  const { body } = await merge(space.ann, [johanna, jp], { survivorId: johanna })
  expect(await ends()).toEqual([`${johanna} ${other}`, `${other} ${johanna}`].sort())
  expect((await undo(space.ann, body.id)).body.conflicts).toEqual([])
  expect(await ends()).toEqual(before)
})

test('a table made tomorrow is carried over; of two rows where one may stand, its comment says which', async () => {
  const space = await aWorkspace()
  const { owner, role } = { owner: space.kith.database.owner, role: space.kith.database.role }
  await owner.query(`create table loyalty_cards (workspace_id uuid not null, id uuid not null, holder uuid, primary key (workspace_id, id),
      foreign key (workspace_id, holder) references contacts (workspace_id, id));
    create table consents (workspace_id uuid not null, contact_id uuid not null, channel text not null, granted boolean not null,
      primary key (workspace_id, contact_id, channel), foreign key (workspace_id, contact_id) references contacts (workspace_id, id));
    comment on table consents is 'What contacts agreed to. merge: keeps granted';
    create table stars (workspace_id uuid not null, object text not null, record_id uuid not null, stars int, primary key (workspace_id, object, record_id));
    comment on table stars is 'merge: follows record_id';
    grant select, update, delete, insert on loyalty_cards, consents, stars to "${role}"`)
  try {
    const { johanna, jp } = await aPair(space)
    const rows = async (table: string) =>
      (
        await owner.query(
          `select to_jsonb(t) - 'workspace_id' as row from ${table} t where workspace_id = $1 order by 1`,
          [space.workspaceId],
        )
      ).rows.map(({ row }) => row)
    const put = (table: string, row: object) =>
      owner.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
        { workspace_id: space.workspaceId, ...row },
      ])
    await put('loyalty_cards', { id: johanna, holder: jp })
    await put('consents', { contact_id: johanna, channel: 'email', granted: true })
    await put('consents', { contact_id: jp, channel: 'email', granted: false })
    await put('consents', { contact_id: jp, channel: 'phone', granted: true })
    await put('stars', { object: 'contact', record_id: jp, stars: 5 })
    const before = [await rows('loyalty_cards'), await rows('consents'), await rows('stars')]
    const { body, status } = await merge(space.ann, [johanna, jp], { survivorId: johanna })
    expect([status, body]).toMatchObject([200, { moved: { loyalty_cards: 1 } }])
    expect(await rows('loyalty_cards')).toEqual([{ id: johanna, holder: johanna }])
    expect(await rows('consents')).toEqual([
      { contact_id: johanna, channel: 'email', granted: false },
      { contact_id: johanna, channel: 'phone', granted: true },
    ])
    expect(await rows('stars')).toEqual([{ object: 'contact', record_id: johanna, stars: 5 }])
    expect((await undo(space.ann, body.id)).body.conflicts).toEqual([])
    expect([await rows('loyalty_cards'), await rows('consents'), await rows('stars')]).toEqual(before)
  } finally {
    await owner.query('drop table loyalty_cards, consents, stars')
  }
})
