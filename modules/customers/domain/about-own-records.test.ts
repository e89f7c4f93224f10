import { expect, test } from 'vitest'
import { made, read } from '#tests/support/merging'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const filtered = (list: string, condition: object) => `/${list}?filter=${encodeURIComponent(JSON.stringify(condition))}`

/** A workspace with machines, and a note and a task about one of them. */
async function aMachine({ ann, ben }: TestWorkspace) {
  await ann.asks('POST', '/custom-objects', { label: 'Machine', labelPlural: 'Machines', icon: 'coffee' })
  const machine = await made(ben, 'records/machine', { name: 'Linea Nord 4' })
  const note = await made(ben, 'notes', { body: 'Gasket is worn.', aboutId: machine })
  const task = await made(ben, 'tasks', { title: 'Order a gasket', aboutId: machine })
  return { machine, note, task }
}

test('notes and tasks about a record of an own object are told on its timeline, and found by it', async () => {
  const space = await aWorkspace()
  const { machine, note, task } = await aMachine(space)
  const other = await made(space.ben, 'records/machine', { name: 'Brava Uno 2' })
  await space.ben.asks('PATCH', `/tasks/${task}`, { completedAt: '2026-11-20T09:00:00Z' })
  const { items } = await read(space.rita, `/records/machine/${machine}/timeline`)
  expect(items.map(({ type }: { type: string }) => type)).toEqual([
    'task.updated',
    'task.created',
    'note.created',
    'machine.created',
  ])
  expect(items[2].record).toMatchObject({ body: 'Gasket is worn.', aboutId: machine })
  const onlyTasks = await read(space.rita, `/records/machine/${machine}/timeline?objects=task&limit=1`)
  expect(onlyTasks.items.map(({ type }: { type: string }) => type)).toEqual(['task.updated'])
  expect((await read(space.rita, `/records/machine/${other}/timeline`)).items).toHaveLength(1)
  const byName = await read(space.rita, filtered('notes', { field: 'aboutId.name', op: 'contains', value: 'nord' }))
  expect(byName.items.map(({ id }: { id: string }) => id)).toEqual([note])
  const byTasks = { related: 'task', by: 'aboutId', how: 'count', op: 'gte', value: 1 }
  const withTasks = await read(space.rita, filtered('records/machine', byTasks))
  expect(withTasks.items.map(({ id }: { id: string }) => id)).toEqual([machine])
})

test('a record there is none of is refused, also one of another workspace', async () => {
  const [space, elsewhere] = [await aWorkspace(), await aWorkspace()]
  await aMachine(space)
  const { machine: theirs } = await aMachine(elsewhere)
  const company = await made(space.ann, 'companies', { name: 'Café Lumen' })
  for (const aboutId of [theirs, company]) {
    const { status, body } = await space.ben.asks('POST', '/notes', { body: 'Hm', aboutId })
    expect([status, body.errors]).toMatchObject([422, [{ path: 'aboutId', code: 'unknown_reference' }]])
  }
})

test('they come along when two records become one, and go back when these are split again', async () => {
  const space = await aWorkspace()
  const { machine, note, task } = await aMachine(space)
  const twin = await made(space.ann, 'records/machine', { name: 'Linea Nord 4' })
  const merging = { object: 'machine', recordIds: [machine, twin], survivorId: twin }
  const { status, body } = await space.ann.asks('POST', '/merges', merging)
  expect([status, body]).toMatchObject([200, { moved: { notes: 1, tasks: 1 } }])
  expect((await read(space.ann, `/notes/${note}`)).aboutId).toBe(twin)
  const { items } = await read(space.ann, `/records/machine/${twin}/timeline`)
  expect(items.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['note.created']))
  await space.ann.asks('POST', `/merges/${body.id}/undo`, {})
  expect((await read(space.ann, `/tasks/${task}`)).aboutId).toBe(machine)
})

test('a roll-up counts them', async () => {
  const space = await aWorkspace()
  const { machine } = await aMachine(space)
  const rollup = { object: 'task', through: 'aboutId', function: 'count', field: null, filter: null }
  await made(space.ann, 'custom-fields', { object: 'machine', label: 'Tasks', type: 'rollup', rollup })
  expect((await read(space.ann, `/records/machine/${machine}`)).custom).toMatchObject({ tasks: 1 })
})
