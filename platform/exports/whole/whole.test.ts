import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openZip } from '#platform/files/zip-archive'
import { aFolder } from '#tests/support/a-folder'
import { joins, uploads } from '#tests/support/archives'
import { anExportingWorkspace, takes } from '#tests/support/exports'
import { aZip } from '#tests/support/workbooks'
import type { Person, TestWorkspace } from '#tests/support/workspace'
import { wholeTables } from './tables.ts'

/** One of everything, by the same API that people use. */
async function fill({ ann }: TestWorkspace) {
  const made = async (noun: string, draft: object) => {
    const { status, body } = await ann.asks('POST', `/${noun}`, draft)
    if (status !== 200) throw new Error(`${noun}: ${JSON.stringify(body)}`)
    return body.id as string
  }
  const holding = await made('companies', { name: 'Hafen Holding' })
  const company = await made('companies', { name: 'Hafen Kaffee', parentId: holding, domains: ['hafen.example'] })
  await ann.asks('PATCH', `/companies/${holding}`, { parentId: company })
  await made('custom-fields', {
    object: 'contact',
    label: 'Tier',
    type: 'select',
    indexed: true,
    options: [{ label: 'Gold' }],
  })
  await made('custom-objects', { label: 'Vehicle', labelPlural: 'Vehicles' })
  const contact = await made('contacts', {
    ...{
      firstName: 'Mara',
      emails: ['mara@hafen.example'],
      companies: [{ id: company, role: 'Owner' }],
      ownerId: ann.userId,
    },
    custom: { tier: 'Gold' },
  })
  await made('records/vehicle', { name: 'HH-K 1' })
  await made('notes', { body: 'Opens on Saturday — “quoted”\n=1+1 \u2028', contactId: contact })
  await made('tasks', { title: 'Call', contactId: contact, assigneeId: ann.userId })
  const product = await made('products', { name: 'Blend', sku: 'B-1' })
  const line = { productId: product, productName: 'Blend', quantity: 2, unitPrice: 1249 }
  await made('orders', {
    number: 'HK-1',
    placedAt: '2026-07-12T22:52:00Z',
    currency: 'EUR',
    contactId: contact,
    lines: [line],
  })
}

/** Every row of the tables that go along, without their workspace. */
const everything = ({ ann }: TestWorkspace) =>
  ann.does(async (ctx) => {
    const tables: Record<string, string[]> = {}
    for (const { name } of await wholeTables(ctx)) {
      const { rows } = await sql<{
        row: string
      }>`select (to_jsonb(t) - 'workspace_id' - 'xid')::text as row from ${sql.table(name)} t
        where workspace_id = ${ctx.workspaceId} order by 1`.execute(ctx.db)
      tables[name] = rows.map(({ row }) => row)
    }
    return tables
  })

const own = (tables: Record<string, string[]>): Record<string, string[]> => ({
  ...tables,
  events: (tables.events ?? []).filter((row) => !/"type": "(?:workspace|member|export|apiKey)\./.test(row)),
})

test('a workspace goes out whole and comes into an empty one, row by row the same', async () => {
  const space = await anExportingWorkspace()
  await fill(space)
  const { content, export: done } = await takes(space, space.ann, {}, '/exports/workspace')
  expect(done).toMatchObject({ status: 'done', kind: 'workspace', fileName: expect.stringMatching(/\.kith\.zip$/) })
  const other = await anExportingWorkspace()
  await joins(other, space.ann)
  expect(await uploads(other, other.ann, content)).toMatchObject({ status: 'done', error: null })
  const [before, after] = [own(await everything(space)), own(await everything(other))]
  expect(Object.values(before).flat().length).toBeGreaterThan(25)
  for (const [table, rows] of Object.entries(before)) expect([table, after[table]]).toEqual([table, rows])
  const { body } = await other.ann.asks('GET', '/contacts?q=mara')
  expect(body.items).toMatchObject([
    { firstName: 'Mara', custom: { tier: 'Gold' }, companies: [{ name: 'Hafen Kaffee' }] },
  ])
  expect((await other.ann.asks('GET', '/records/vehicle')).body.items).toMatchObject([{ name: 'HH-K 1' }])
  expect((await other.ann.asks('GET', `/contacts/${body.items[0].id}/timeline`)).body.items.length).toBeGreaterThan(2)
  // In use now: a second time, nothing is written over.
  expect(await uploads(other, other.ann, content)).toMatchObject({
    status: 'failed',
    error: { message: 'This workspace is in use already' },
  })
})

test('people are known again by email; who is not here owns nothing', async () => {
  const space = await anExportingWorkspace()
  await fill(space)
  const { content } = await takes(space, space.ann, {}, '/exports/workspace')
  const stranger = await anExportingWorkspace()
  expect(await uploads(stranger, stranger.ann, content)).toMatchObject({ status: 'done' })
  expect((await stranger.ann.asks('GET', '/contacts')).body.items[0].ownerId).toBeNull()
  const known = await anExportingWorkspace()
  const emails = await known.kith.database.owner.query('select id, email from users where id = any ($1)', [
    [known.ann.userId, space.ann.userId],
  ])
  const emailOf = (person: Person) => emails.rows.find(({ id }) => id === person.userId).email
  const renamed = await edited(content, (name, entry) =>
    name === 'kith.json' ? entry.replace(emailOf(space.ann), emailOf(known.ann)) : entry,
  )
  expect(await uploads(known, known.ann, renamed)).toMatchObject({ status: 'done' })
  expect((await known.ann.asks('GET', '/contacts')).body.items[0].ownerId).toBe(known.ann.userId)
  expect((await known.ann.asks('GET', '/tasks')).body.items[0].assigneeId).toBe(known.ann.userId)
})

test('rights and what is a person’s own stay behind; a team comes with those of it who are here', async () => {
  const space = await anExportingWorkspace()
  await fill(space)
  const { ann, ben } = space
  const { body: team } = await ann.asks('POST', '/teams', {
    name: 'Counter',
    members: [
      { userId: ann.userId, lead: true },
      { userId: ben.userId, lead: false },
    ],
  })
  const contact = (await ann.asks('GET', '/contacts')).body.items[0].id
  const shared = { object: 'contact', recordId: contact, level: 'read', userId: ben.userId }
  expect((await ann.asks('POST', '/shares', shared)).status).toBe(200)
  await ann.asks('POST', '/invitations', { emails: ['ola@hafenkaffee.example'], role: 'admin' })
  await ann.asks('POST', '/tasks', { title: 'Roast', assigneeId: ben.userId })
  const { content } = await takes(space, ann, {}, '/exports/workspace')
  const other = await anExportingWorkspace()
  await joins(other, ann)
  const security = {
    twoFactor: { required: false, graceDays: 7 },
    idleMinutes: 60,
    longestHours: null,
    adminAddresses: [],
  }
  await other.ann.asks('PUT', '/workspace-security', security)
  expect(await uploads(other, other.ann, content)).toMatchObject({ status: 'done', error: null })
  expect((await other.ann.asks('GET', '/teams')).body.items).toMatchObject([
    { id: team.id, members: [{ userId: ann.userId, lead: true }] },
  ])
  expect((await other.ann.asks('GET', '/invitations')).body.items).toEqual([])
  expect((await other.ann.asks('GET', `/shares?object=contact&recordId=${contact}`)).body.items).toEqual([])
  expect((await other.ann.asks('GET', '/workspace-security')).body.idleMinutes).toBe(60)
})

test.each<[string, (name: string, entry: string) => string, string]>([
  ['no archive of ours', () => '{}', 'no export of a whole workspace'],
  ['rows cut off', (name, entry) => (name.includes('contacts.jsonl') ? entry.slice(0, 40) : entry), 'damaged'],
  [
    'a row without end',
    (name, entry) => (name.includes('contacts.jsonl') ? ' '.repeat(9_000_000) + entry : entry),
    'damaged',
  ],
  [
    'a newer format',
    (name, entry) => (name === 'kith.json' ? entry.replace('"format": 1', '"format": 2') : entry),
    'newer Kith',
  ],
  [
    'a column there is none of',
    (name, entry) => (name === 'kith.json' ? entry.replace('"first_name"', '"fourth_name"') : entry),
    'newer Kith',
  ],
  [
    'values of another kind',
    (name, entry) =>
      name.includes('contacts.jsonl') ? entry.replace(/"birthday": ?null/, '"birthday": "never"') : entry,
    'fit no Kith',
  ],
])('%s is refused and leaves the workspace empty', async (_, change, mend) => {
  const space = await anExportingWorkspace()
  await fill(space)
  const { content } = await takes(space, space.ann, {}, '/exports/workspace')
  const other = await anExportingWorkspace()
  const failed = await uploads(other, other.ann, await edited(content, change))
  expect(failed).toMatchObject({ status: 'failed', error: { mend: expect.stringContaining(mend) } })
  expect((await other.ann.asks('GET', '/companies')).body.items).toEqual([])
})

test('two archives at once: one comes in, the other finds the workspace in use', async () => {
  const space = await anExportingWorkspace()
  await fill(space)
  const { content } = await takes(space, space.ann, {}, '/exports/workspace')
  const other = await anExportingWorkspace()
  const both = await Promise.all([uploads(other, other.ann, content), uploads(other, other.ann, content)])
  expect(both.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
})

/** The archive with its entries as `change` makes them. */
async function edited(content: Buffer, change: (name: string, entry: string) => string): Promise<Buffer> {
  const file = path.join(aFolder(), 'archive')
  await writeFile(file, content)
  const zip = await openZip(file)
  const entries: Record<string, string> = {}
  for (const name of zip.names()) entries[name] = change(name, await text(await zip.stream(name)))
  zip.close()
  return aZip(entries)
}
