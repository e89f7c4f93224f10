import type { JobHelpers } from 'graphile-worker'
import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import { createFeed } from '#platform/calendar/feed/keep-feed'
import { scanTask } from '#platform/duplicates/scan/scan-task'
import { runTask } from '#platform/jobs/run-task'
import type { Task } from '#platform/jobs/task'
import { notify } from '#platform/notifications/notify'
import '#platform/notifications/record-changes'
import { customFieldTasks } from '#platform/objects/data-model/work'
import { anExportingWorkspace, exported, fetches, takes } from '#tests/support/exports'
import { uploads } from '#tests/support/imports'
import { known } from '#tests/support/mortal-task'
import { allTo, giveRole, keyWith, reading } from '#tests/support/secrets/roles'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { whoMayRead } from './may-read.ts'
import type { RoleRules } from './rules.ts'

const ownContacts: RoleRules = { ...allTo, objects: { contact: reading('own') } }

/** Ben has the role from now on, and so has his key. */
async function narrowsBen(space: TestWorkspace, rules: RoleRules = ownContacts): Promise<string> {
  const role = uuidv7()
  await giveRole(space, role, rules)
  await keyWith(space, role)
  return role
}

/** Gives Ann’s own key a role of less than hers. */
async function narrowsAnnsKey(space: TestWorkspace, rules: RoleRules): Promise<void> {
  const role = uuidv7()
  await giveRole(space, role, rules)
  await space.ann.does((ctx) =>
    ctx.db.updateTable('apiKeys').set({ role }).where('hint', '=', space.ann.key.slice(-4)).execute(),
  )
}

/** Runs a task as the worker does for whoever asked for it. */
async function runs({ kith, workspaceId }: TestWorkspace, { userId }: Person, task: Task, payload: object) {
  const helpers = { job: { id: '1', attempts: 1, max_attempts: 1 }, abortSignal: new AbortController().signal }
  await runTask(kith, 'test', task, [])({ ...payload, workspaceId, userId }, helpers as unknown as JobHelpers) // what it reads of them
}

const made = async (person: Person, path: string, draft: object) => {
  const { status, body } = await person.asks('POST', path, draft)
  expect([path, status, body]).toEqual([path, 200, body])
  return String(body.id)
}
const idsIn = (items: { id: string }[]) => items.map(({ id }) => id)

describe('a search', () => {
  test('ranks what one sees, and not what of everybody’s first two hundred is one’s own', async () => {
    const space = await aWorkspace()
    const { ann, ben } = space
    // By a word that no name begins with.
    const roaster = { firstName: 'Jo', jobTitle: 'Head roaster' }
    const others = Array.from({ length: 400 }, () => ({ ...roaster, ownerId: ann.userId }))
    await ann.asks('POST', '/contacts/batch', { records: others })
    const mine = await made(ann, '/contacts', { ...roaster, ownerId: ben.userId })
    await narrowsBen(space)
    expect(idsIn((await ben.asks('GET', '/search?q=roaster')).body.items)).toEqual([mine])
  })

  test('neither finds nor keeps the text of a field that became sensitive', async () => {
    const space = await aWorkspace()
    const { ann, ben, kith, workspaceId } = space
    const { body: field } = await ann.asks('POST', '/custom-fields', {
      object: 'contact',
      label: 'Diagnosis',
      type: 'text',
      searchable: true,
    })
    const id = await made(ann, '/contacts', {
      firstName: 'Sofia',
      ownerId: ben.userId,
      custom: { diagnosis: 'Migraine' },
    })
    await narrowsBen(space, allTo)
    const finds = async (person: Person, q: string) => [
      (await person.asks('GET', `/contacts?q=${q}`)).body.items.length,
      (await person.asks('GET', `/contacts/count?q=${q}`)).body.count,
      (await person.asks('GET', `/search?q=${q}`)).body.items.length,
    ]
    expect(await finds(ben, 'migraine')).toEqual([1, 1, 1])
    await ann.asks('PATCH', `/custom-fields/${field.id}`, { sensitive: true })
    expect(await finds(ben, 'migraine')).toEqual([0, 0, 0])
    expect(await finds(ben, 'sofia%20migraine')).toEqual([0, 0, 0])
    expect(await finds(ben, 'sofia')).toEqual([1, 1, 1])
    // Whoever asked for it may see less: the texts of all records are made anew all the same.
    await narrowsBen(space, { ...ownContacts, objects: { contact: reading('none') } })
    await runs(space, ben, known(customFieldTasks['customFields.work']), { fieldId: field.id })
    const { rows } = await kith.database.owner.query(
      'select search_text from contacts where workspace_id = $1 and id = $2',
      [workspaceId, id],
    )
    expect(rows[0].search_text.trim()).toBe('sofia')
    const filter = JSON.stringify({ field: 'custom.diagnosis', op: 'contains', value: 'migr' })
    expect((await ann.asks('GET', `/contacts?filter=${encodeURIComponent(filter)}`)).body.items).toHaveLength(1)
  })
})

test('what is reckoned for everybody is so whoever asks for it: pairs of others stay', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const twin = { firstName: 'Jonas', lastName: 'Weber', emails: ['jonas@weber.example'], ownerId: ann.userId }
  await made(ann, '/contacts', twin)
  await made(ann, '/contacts', twin)
  await ann.asks('POST', '/duplicates/scans', { object: 'contact' })
  await runs(space, ann, scanTask, { object: 'contact' })
  const pairs = async (person: Person) =>
    (await person.asks('GET', '/duplicates/pairs?object=contact')).body.items.length
  expect(await pairs(ann)).toBe(1)
  await narrowsBen(space)
  expect(await pairs(ben)).toBe(0)
  expect((await ben.asks('POST', '/duplicates/scans', { object: 'contact' })).status).toBe(200)
  await runs(space, ben, scanTask, { object: 'contact' })
  expect(await pairs(ann)).toBe(1)
  const draft = { object: 'contact', record: twin }
  expect((await ann.asks('POST', '/duplicates/checks', draft)).body.items).toHaveLength(2)
  expect((await ben.asks('POST', '/duplicates/checks', draft)).body.items).toEqual([])
})

describe('a key', () => {
  test('does what its role says, also in a batch, in jobs, and with what its maker has made', async () => {
    const space = await anExportingWorkspace()
    const { ann, ben } = space
    const hers = await made(ann, '/contacts', { firstName: 'Hers', lastName: 'Secret', ownerId: ben.userId })
    const before = await takes(space, ann, { object: 'contact', format: 'csv' })
    expect(before.content.toString()).toContain('Secret')
    // As if Ann had asked for it at her screen.
    await space.kith.database.owner.query('update exports set made_by_key = null')
    await narrowsAnnsKey(space, ownContacts)
    const mine = await made(ann, '/contacts', { firstName: 'Mine', ownerId: ann.userId })
    const { body: batch } = await ann.asks('POST', '/contacts/batch', {
      records: [
        { id: hers, firstName: 'Taken' },
        { id: mine, jobTitle: 'Cook' },
      ],
    })
    expect(batch.results.map(({ status }: { status: string }) => status)).toEqual(['failed', 'updated'])
    expect((await ann.asks('GET', `/exports/${before.export.id}`)).status).toBe(404)
    expect((await fetches(space, ann, before.export.id)).statusCode).toBe(404)
    const after = await takes(space, ann, { object: 'contact', format: 'csv' })
    expect(after.content.toString()).not.toContain('Secret')
    expect(after.content.toString()).toContain('Mine')
    expect((await ann.asks('POST', '/exports/workspace', {})).body.code).toBe('forbidden')
  })

  test('that has ended meanwhile does nothing any more', async () => {
    const space = await anExportingWorkspace()
    const { ann, kith } = space
    await made(ann, '/contacts', { firstName: 'Sofia' })
    const { body } = await ann.asks('POST', '/api-keys', { name: 'Soon gone', scopes: ['admin'] })
    const key = { ...ann, key: body.key }
    await kith.database.owner.query('update api_keys set revoked_at = now() where id = $1', [body.id])
    const seen = await import('#platform/ctx/acting-for').then(({ actingForJob }) =>
      actingForJob(kith, { workspaceId: space.workspaceId, userId: key.userId, keyId: body.id }),
    )
    expect([seen.may('contacts.read'), seen.rights?.owners('contact', 'read')]).toEqual([false, []])
  })
})

test('the whole workspace is taken out by whoever sees the whole', async () => {
  const space = await anExportingWorkspace()
  const { ann, ben } = space
  await narrowsBen(space, { ...allTo, fields: { contact: { hidden: ['phones'], readonly: [] } } })
  expect((await ben.asks('POST', '/exports/workspace', {})).body).toMatchObject({
    code: 'forbidden',
    params: { permission: 'sensitive' },
  })
  await narrowsBen(space)
  expect((await ben.asks('POST', '/exports/workspace', {})).body).toMatchObject({
    code: 'forbidden',
    params: { permission: 'contacts.read' },
  })
  const { body } = await ann.asks('POST', '/exports/workspace', {})
  expect((await exported(ann, body.id)).status).toBe('done')
})

test('news about a record reach whoever may read it: by role, by team, by a queue, by a share', async () => {
  const space = await aWorkspace()
  const { ann, ben, rita } = space
  await narrowsBen(space, { ...allTo, objects: { contact: reading('own'), task: reading('own') } })
  const team = await made(ann, '/teams', { name: 'Counter', members: [{ userId: ben.userId }] })
  const contact = await made(ann, '/contacts', { firstName: 'Sofia', ownerId: ann.userId })
  const waiting = await made(ann, '/tasks', { title: 'Call', teamId: team })
  const hers = await made(ann, '/tasks', { title: 'Hers', assigneeId: ann.userId })
  const readers = (object: string, recordId: string) =>
    ann.does(async (ctx) => {
      const found = await whoMayRead(ctx, { userIds: [ben.userId, rita.userId], object, recordId })
      return [found.includes(ben.userId), found.includes(rita.userId)]
    })
  expect(await readers('contact', contact)).toEqual([false, true])
  expect(await readers('task', waiting)).toEqual([true, true])
  expect((await ben.asks('GET', `/tasks/${waiting}`)).status).toBe(200)
  expect(await readers('task', hers)).toEqual([false, true])
  await made(ann, '/shares', { object: 'contact', recordId: contact, teamId: team })
  expect(await readers('contact', contact)).toEqual([true, true])
})

test('files are asked about as well: a calendar’s feed, and the rows of somebody else’s import', async () => {
  const space = await aWorkspace()
  const { ann, ben, kith, server } = space
  await made(ann, '/contacts', { firstName: 'Geheim', ownerId: ann.userId, birthday: '1990-11-30' })
  const mine = await made(ann, '/contacts', { firstName: 'Sichtbar', ownerId: ben.userId, birthday: '1990-11-30' })
  const feed = await ben.does((ctx) => createFeed(ctx, {}, { kith }))
  const { body: draft } = await uploads(space, ann, { object: 'contact', content: 'First name\nGeheim\n' })
  await narrowsBen(space)
  const reads = (url: string) => server.inject({ url, headers: { authorization: `Bearer ${ben.key}` } })
  const calendar = await reads(feed.address.replace(kith.config.publicUrl, ''))
  expect([calendar.statusCode, calendar.body.includes('Geheim'), calendar.body.includes(mine)]).toEqual([
    200,
    false,
    true,
  ])
  for (const path of ['', '/rows', '/failures'])
    expect([path, (await reads(`/api/v1/imports/${draft.id}${path}`)).statusCode]).toEqual([path, 404])
  expect((await ben.asks('GET', '/imports')).body.items).toEqual([])
  expect((await ben.asks('POST', `/imports/${draft.id}/undo`)).status).toBe(404)
  await narrowsBen(space, allTo)
  expect(idsIn((await ben.asks('GET', '/imports')).body.items)).toEqual([draft.id])
  await narrowsBen(space, { ...allTo, rights: ['import'] })
  expect((await ben.asks('GET', '/imports')).body.items).toEqual([])
})

test('old news name a record no more once one may not read it', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const contact = await made(ann, '/contacts', { firstName: 'Geheim', ownerId: ann.userId })
  const news = { kind: 'record.changed', key: 'x', to: [ben.userId], object: 'contact', recordId: contact }
  await ann.does((ctx) => notify(ctx, { ...news, params: { count: 1, excerpt: 'Geheim' } }))
  const told = async () => JSON.stringify((await ben.asks('GET', '/notifications')).body.items)
  expect(await told()).toContain('Geheim')
  await narrowsBen(space)
  expect(await told()).not.toContain('Geheim')
  expect(await told()).not.toContain(contact)
  await ann.does((ctx) => notify(ctx, { ...news, key: 'y' }))
  expect((await ben.asks('GET', '/notifications')).body.items).toHaveLength(1)
})
