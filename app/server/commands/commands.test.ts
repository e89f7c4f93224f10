import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { aFolder } from '#tests/support/a-folder'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { exportFile } from './export.ts'
import { importFile } from './import.ts'
import { unbar } from './unbar.ts'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  const hear = (words: unknown) => void said.push(String(words))
  vi.spyOn(console, 'log').mockImplementation(hear)
  vi.spyOn(console, 'error').mockImplementation(hear)
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** Has commands find the database of this test, as an operator's settings do. */
function reach({ kith: { config, database } }: TestWorkspace) {
  const url = database.owner.options.connectionString ?? ''
  const { host, port, database: name } = new pg.Client({ connectionString: url })
  const app = new URL(`postgres://app/${name}`)
  app.username = inject('appRole')
  app.password = inject('appPassword')
  app.searchParams.set('host', host)
  app.searchParams.set('port', String(port))
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('KITH_APP_DATABASE_URL', app.href)
  vi.stubEnv('KITH_DATA_DIR', config.dataDir)
  vi.stubEnv('LOG_LEVEL', 'silent')
}

async function fill({ ann }: TestWorkspace) {
  const made = async (noun: string, draft: object): Promise<string> => {
    const { status, body } = await ann.asks('POST', `/${noun}`, draft)
    expect([status, body]).toEqual([200, expect.anything()])
    return body.id
  }
  await made('custom-fields', { object: 'contact', label: 'Tier', type: 'text' })
  const company = await made('companies', { name: 'Hafen Kaffee' })
  const mara = { firstName: 'Mara', companies: [{ id: company, role: 'Owner' }], custom: { tier: 'Gold' } }
  const contact = await made('contacts', mara)
  await made('notes', { body: 'Likes it dark', contactId: contact })
  await made('segments', { object: 'contact', name: 'Regulars', kind: 'fixed' })
}

test('kith export writes everything, and kith import --everything fills an empty workspace from it', async () => {
  const from = await aWorkspace()
  await fill(from)
  const to = await aWorkspace()
  reach(from)
  const file = path.join(aFolder(), 'all.zip')
  await exportFile(file, { workspace: from.workspaceId })
  expect(said).toEqual([expect.stringMatching(/^\d+ rows written to .*all\.zip\.$/)])
  await importFile(file, { everything: true, workspace: to.workspaceId })
  expect([said.at(-1), process.exitCode]).toEqual([expect.stringMatching(/^Done: \d+ rows\.$/), undefined])
  const listed = async ({ ann }: TestWorkspace, noun: string) => (await ann.asks('GET', `/${noun}`)).body.items
  const person = { firstName: 'Mara', custom: { tier: 'Gold' }, companies: [{ name: 'Hafen Kaffee', role: 'Owner' }] }
  expect(await listed(to, 'contacts')).toMatchObject([person])
  for (const noun of ['companies', 'notes', 'segments', 'custom-fields'])
    expect([noun, await listed(to, noun)]).toMatchObject([noun, [{ id: (await listed(from, noun))[0].id }]])

  await importFile(file, { everything: true, workspace: to.workspaceId })
  expect([said.at(-1), process.exitCode]).toEqual([expect.stringContaining('in use already'), 1])
  expect(await listed(to, 'contacts')).toHaveLength(1)
})

test('what is no export of a workspace is refused in words', async () => {
  const to = await aWorkspace()
  reach(to)
  await importFile(import.meta.filename, { everything: true, workspace: to.workspaceId })
  expect([said.length, process.exitCode]).toEqual([1, 1])
  await importFile('nowhere.zip', { everything: true, workspace: to.workspaceId })
  expect(said.at(-1)).toContain('This file cannot be read')
})

test('administrators whom their own list of addresses shuts out are let in again from the machine', async () => {
  const here = await aWorkspace()
  const security = { twoFactor: { required: false, graceDays: 7 }, idleMinutes: null, longestHours: null }
  const asked = { ...security, adminAddresses: ['127.0.0.1'] }
  expect((await here.ann.asks('PUT', '/workspace-security', asked)).status).toBe(200)
  reach(here)
  await unbar({ workspace: here.workspaceId })
  expect([said, process.exitCode]).toEqual([[expect.stringContaining('it was 127.0.0.1')], undefined])
  expect((await here.ann.asks('GET', '/workspace-security')).body.adminAddresses).toEqual([])
})
