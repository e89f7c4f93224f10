import { uuidv7 } from 'uuidv7'
import { describe, expect, onTestFinished, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { startWorker } from '#platform/jobs/worker'
import { saveRecords } from '#platform/objects/save-records'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { undoTasks } from './tasks.ts'

const lastEvents = async (person: Person, path: string, count = 1): Promise<string[]> => {
  const { body } = await person.asks('GET', `${path}/timeline`)
  return body.items.slice(0, count).map(({ id }: { id: string }) => id)
}

async function aContact(person: Person, more: object = {}) {
  const { body } = await person.asks('POST', '/contacts', { firstName: 'Sofia', lastName: 'Weber', ...more })
  return { id: body.id as string, path: `/contacts/${body.id}` }
}

describe('taking events back', () => {
  test('gives fields their values again, and the undo can itself be taken back', async () => {
    const { ann } = await aWorkspace()
    const company = (await ann.asks('POST', '/companies', { name: 'Café Lumen' })).body
    const { path } = await aContact(ann, { companies: [{ id: company.id, role: 'Buyer' }], tags: ['vip'] })
    const before = (await ann.asks('GET', path)).body
    await ann.asks('PATCH', path, { lastName: 'Maier', tags: [], companies: [], emails: ['sofia@lumen.example'] })
    const undo = (await ann.asks('POST', '/undos', { eventIds: await lastEvents(ann, path) })).body
    expect(undo).toMatchObject({ status: 'done', total: 1, done: 1, changed: 1, conflicts: { count: 0 } })
    const after = (await ann.asks('GET', path)).body
    const { version: _, updatedAt: __, ...rest } = before
    expect(after).toMatchObject(rest)
    const redo = (await ann.asks('POST', '/undos', { causeId: undo.id })).body
    expect(redo).toMatchObject({ status: 'done', changed: 1 })
    expect((await ann.asks('GET', path)).body).toMatchObject({
      ...{ lastName: 'Maier', tags: [], companies: [] },
      emails: [{ value: 'sofia@lumen.example', primary: true }],
    })
  })

  test('leaves what somebody changed since, and names record, field and the three values', async () => {
    const { ann, ben } = await aWorkspace()
    const { id, path } = await aContact(ann)
    await ann.asks('PATCH', path, { lastName: 'Maier', jobTitle: 'Buyer' })
    const eventIds = await lastEvents(ann, path)
    await ben.asks('PATCH', path, { lastName: 'Meyer' })
    const undo = (await ann.asks('POST', '/undos', { eventIds })).body
    expect(undo.conflicts).toEqual({
      count: 1,
      items: [
        {
          ...{ object: 'contact', recordId: id, title: 'Sofia Meyer', field: 'lastName', reason: 'changed_since' },
          ...{ before: 'Weber', after: 'Maier', now: 'Meyer', message: null },
        },
      ],
    })
    expect((await ann.asks('GET', path)).body).toMatchObject({ lastName: 'Meyer', jobTitle: null })
  })

  test('a second time does nothing and finds no conflict', async () => {
    const { ann } = await aWorkspace()
    const { path } = await aContact(ann)
    await ann.asks('PATCH', path, { lastName: 'Maier' })
    await ann.asks('PATCH', path, { lastName: 'Meyer' })
    const eventIds = await lastEvents(ann, path, 2)
    await ann.asks('POST', '/undos', { eventIds })
    const { version } = (await ann.asks('GET', path)).body
    const again = (await ann.asks('POST', '/undos', { eventIds })).body
    expect(again).toMatchObject({ changed: 0, conflicts: { count: 0 } })
    expect((await ann.asks('GET', path)).body).toMatchObject({ lastName: 'Weber', version })
  })

  test('trashes what was created, restores what was deleted', async () => {
    const { ann } = await aWorkspace()
    const { id, path } = await aContact(ann)
    const made = await lastEvents(ann, path)
    await ann.asks('DELETE', path)
    const { body } = await ann.asks('GET', '/contacts?trash=true')
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([id])
    const deleted = (await ann.does((ctx) =>
      ctx.db.selectFrom('events').select('id').where('type', '=', 'contact.deleted').execute(),
    )) as { id: string }[]
    const back = (await ann.asks('POST', '/undos', { eventIds: deleted.map((event) => event.id) })).body
    expect(back).toMatchObject({ restored: 1, trashed: 0 })
    expect((await ann.asks('GET', path)).body.deletedAt).toBeNull()
    expect((await ann.asks('POST', '/undos', { eventIds: made })).body).toMatchObject({ trashed: 1, restored: 0 })
    expect((await ann.asks('GET', path)).body.deletedAt).not.toBeNull()
  })

  test('a created record that something hangs on by now stays', async () => {
    const { ann } = await aWorkspace()
    const { id, path } = await aContact(ann)
    const eventIds = await lastEvents(ann, path)
    await ann.asks('POST', '/notes', { body: 'Called', contactId: id })
    const undo = (await ann.asks('POST', '/undos', { eventIds })).body
    expect(undo).toMatchObject({ trashed: 0 })
    expect(undo.conflicts.items).toMatchObject([{ recordId: id, field: null, reason: 'in_use', title: 'Sofia Weber' }])
  })

  test('an old value that is valid no longer is a conflict; the other fields go back', async () => {
    const { kith, ann, ben } = await aWorkspace()
    const { path } = await aContact(ann, { ownerId: ben.userId, jobTitle: 'Buyer' })
    await ann.asks('PATCH', path, { ownerId: null, jobTitle: 'Chef' })
    const eventIds = await lastEvents(ann, path)
    await kith.database.owner.query('delete from memberships where user_id = $1', [ben.userId])
    const undo = (await ann.asks('POST', '/undos', { eventIds })).body
    expect(undo.conflicts.items).toMatchObject([{ field: 'ownerId', reason: 'refused', message: expect.any(String) }])
    expect((await ann.asks('GET', path)).body).toMatchObject({ ownerId: null, jobTitle: 'Buyer' })
  })
})

describe('who may take back', () => {
  test('a member one’s own acts, an administrator anybody’s, a reader none', async () => {
    const { ann, ben, rita } = await aWorkspace()
    const { path } = await aContact(ann)
    await ann.asks('PATCH', path, { lastName: 'Maier' })
    const eventIds = await lastEvents(ann, path)
    expect(await ben.asks('POST', '/undos', { eventIds })).toMatchObject({ status: 403 })
    expect(await rita.asks('POST', '/undos', { eventIds })).toMatchObject({ status: 403 })
    await ben.asks('PATCH', path, { jobTitle: 'Chef' })
    const bens = await lastEvents(ben, path)
    expect(await ben.asks('POST', '/undos', { eventIds: bens })).toMatchObject({ status: 200 })
    const { body } = await ann.asks('POST', '/undos', { eventIds })
    expect(body).toMatchObject({ changed: 1 })
    expect(await ben.asks('GET', `/undos/${body.id}`)).toMatchObject({ status: 404, body: { code: 'undo_not_found' } })
  })

  test('events of another workspace, and events that are none, are not there', async () => {
    const { ann } = await aWorkspace()
    const other = await aWorkspace()
    const { path } = await aContact(ann)
    const eventIds = await lastEvents(ann, path)
    expect(await other.ann.asks('POST', '/undos', { eventIds })).toMatchObject({ body: { code: 'nothing_to_undo' } })
    expect(await ann.asks('POST', '/undos', { eventIds: [uuidv7()] })).toMatchObject({ status: 404 })
    expect(await ann.asks('POST', '/undos', {})).toMatchObject({ status: 422 })
  })
})

/** Contacts made by one act, its cause. */
const madeTogether = (person: Person, count: number, causeId: string) =>
  person.does((ctx) =>
    saveRecords(
      inLightOf(ctx, { causeId }),
      ctx.objects.find('contact'),
      Array.from({ length: count }, (_, at) => ({ input: { lastName: `Made ${at}` } })),
    ),
  )

test('many are taken back in the background, all of them, whatever happens meanwhile', async () => {
  const { kith, ann } = await aWorkspace()
  const causeId = uuidv7()
  await madeTogether(ann, 700, causeId)
  const { body } = await ann.asks('POST', '/undos', { causeId })
  expect(body).toMatchObject({ status: 'running', total: 700, done: 0 })
  const worker = await startWorker(kith, undoTasks)
  onTestFinished(() => worker.stop())
  await eventually(async () => (await ann.asks('GET', `/undos/${body.id}`)).body.status === 'done')
  expect((await ann.asks('GET', `/undos/${body.id}`)).body).toMatchObject({ done: 700, trashed: 700 })
  expect((await ann.asks('GET', '/contacts/count')).body.count).toBe(0)
})

test('two who take the same back at once do it once', async () => {
  const { ann } = await aWorkspace()
  const causeId = uuidv7()
  await madeTogether(ann, 50, causeId)
  const answers = await Promise.all([1, 2].map(() => ann.asks('POST', '/undos', { causeId })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers.reduce((sum, { body }) => sum + body.trashed, 0)).toBe(50)
  expect(answers.map(({ body }) => body.conflicts.count)).toEqual([0, 0])
})
