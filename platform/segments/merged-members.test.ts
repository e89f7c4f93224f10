import { expect, test } from 'vitest'
import { follow } from '#tests/support/follow-segments'
import { contact, merge, undo } from '#tests/support/merging'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { fillSegment } from './fill-segment.ts'

const members = async ({ kith, workspaceId }: TestWorkspace, id: string): Promise<string[]> => {
  const { rows } = await kith.database.owner.query(
    'select record_id from segment_members where workspace_id = $1 and segment_id = $2',
    [workspaceId, id],
  )
  return rows.map((row) => row.record_id).sort()
}

/** How large the list says it is, and who is in. */
const stateOf = async (space: TestWorkspace, id: string) => ({
  size: (await space.ann.asks('GET', `/segments/${id}`)).body.size,
  members: await members(space, id),
})

async function fixedList({ ann }: TestWorkspace, name: string, ids: string[]): Promise<string> {
  const { body } = await ann.asks('POST', '/segments', { object: 'contact', name, kind: 'fixed' })
  expect((await ann.asks('POST', `/segments/${body.id}/members`, { ids })).status).toBe(200)
  return body.id
}

test('whoever is in a fixed list is in it as who they are after a merge, and as who they were after it is taken back', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const [johanna, jp, mara] = await Promise.all(
    ['Johanna', 'J.', 'Mara'].map((firstName) => contact(ann, { firstName, lastName: 'Petersen' })),
  )
  if (!johanna || !jp || !mara) throw new Error('three contacts')
  const lists = [
    await fixedList(space, 'Only the other', [jp]),
    await fixedList(space, 'Both', [johanna, jp, mara]),
    await fixedList(space, 'Neither', [mara]),
  ]
  await follow(space)
  const states = () => Promise.all(lists.map((id) => stateOf(space, id)))
  const before = await states()
  expect(before.map(({ size }) => size)).toEqual([1, 3, 1])

  const { body } = await merge(ann, [johanna, jp], { survivorId: johanna })
  await follow(space)
  expect(body.moved).toMatchObject({ segment_members: 1 })
  expect(await states()).toEqual([
    { size: 1, members: [johanna] },
    { size: 2, members: [johanna, mara].sort() },
    { size: 1, members: [mara] },
  ])

  expect((await undo(ann, body.id)).body.conflicts).toEqual([])
  await follow(space)
  expect(await states()).toEqual(before)
})

test('live segments find out anew who matches, tell it, and count right', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const filter = { field: 'tags', op: 'contains', value: 'wholesale' }
  const { body: made } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Wholesale', filter })
  const johanna = await contact(ann, { firstName: 'Johanna' })
  const jp = await contact(ann, { firstName: 'Johanna', tags: ['wholesale'] })
  await ann.does((ctx) => fillSegment(ctx, made.id))
  await follow(space)
  expect(await stateOf(space, made.id)).toEqual({ size: 1, members: [jp] })

  const { body } = await merge(ann, [johanna, jp], { survivorId: johanna })
  await follow(space)
  expect(await stateOf(space, made.id)).toEqual({ size: 1, members: [johanna] })
  const { rows } = await space.kith.database.owner.query(
    `select type, record_id from events where workspace_id = $1 and type in ('segment.entered', 'segment.left') order by type`,
    [space.workspaceId],
  )
  expect(rows).toEqual([
    { type: 'segment.entered', record_id: johanna },
    { type: 'segment.left', record_id: jp },
  ])

  await undo(ann, body.id)
  await follow(space)
  expect(await stateOf(space, made.id)).toEqual({ size: 1, members: [jp] })
})
