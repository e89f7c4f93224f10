import { expect, test } from 'vitest'
import { aPair, contact, made, merge, read, undo } from '#tests/support/merging'
import { aWorkspace } from '#tests/support/workspace'

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
