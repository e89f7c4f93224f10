import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { narrowedRoleOf } from '#platform/db/app-role'
import type { DB } from '#platform/db/tables.generated'
import { fillWorkspace } from '#tests/support/fill-workspace'
import { testKith } from '#tests/support/test-kith'
import { aWorkspace } from '#tests/support/workspace'
import { definerFunctions, rightsOf, type TableFacts, tableFacts } from './schema.ts'

/** Tables outside of any workspace that the limited role reaches, and why it must. */
const shared = new Set([
  // Who signs in is known before the workspace is; a user may belong to several.
  'users',
  'sessions',
  'credentials',
  'verifications',
  'two_factors',
  'attempts',
  // Founding a workspace is answered once, and asked before there is one.
  'founding_answers',
  // Its own tenant: the policy compares its id.
  'workspaces',
])

/** Unique across workspaces: what is looked up before the workspace is known. */
const uniqueEverywhere = new Set(['api_keys (hash)', 'identity_provider_domains (domain)', 'help_centres (address)'])

test('every tenant table is keyed, referenced and protected by its workspace', async () => {
  const tables = await tableFacts((await testKith()).kith.database)
  const tenants = new Set(tables.filter(isTenant).map(({ name }) => name))
  expect(tenants.size).toBeGreaterThan(12)
  expect(tables.flatMap((table) => faultsOf(table, tenants))).toEqual([])
})

// A session may name the workspace it acts in; it is the person's all the same.
const isTenant = ({ name, columns }: TableFacts) => columns.includes('workspace_id') && !shared.has(name)

const sound: TableFacts = {
  name: 'deals',
  columns: ['workspace_id', 'id', 'contact_id'],
  primary: ['workspace_id', 'id'],
  uniques: [['workspace_id', 'contact_id']],
  foreign: [{ columns: ['workspace_id', 'contact_id'], target: 'contacts' }],
  secured: true,
  forced: true,
  policy: 'workspace_id',
  rights: ['SELECT', 'INSERT'],
  partition: false,
}
const around = new Set(['deals', 'contacts'])

test('a sound table passes', () => expect(faultsOf(sound, around)).toEqual([]))

test.each<[string, Partial<TableFacts>]>([
  ['key without the workspace', { primary: ['id'] }],
  ['key with the workspace behind', { primary: ['id', 'workspace_id'] }],
  ['no key', { primary: [] }],
  ['unique across workspaces', { uniques: [['contact_id']] }],
  ['reference across workspaces', { foreign: [{ columns: ['contact_id'], target: 'contacts' }] }],
  ['no row-level security', { secured: false }],
  ['not forced on the owner', { forced: false }],
  ['no policy', { policy: null }],
  ['policy of something else', { policy: 'id' }],
  ['partition within reach, past the policy', { partition: true }],
])('%s is noticed', (_, fault) => expect(faultsOf({ ...sound, ...fault }, around)).toHaveLength(1))

test('a table without a workspace is out of reach, or listed', () => {
  const plain = { ...sound, columns: ['id'], name: 'queues' }
  expect(faultsOf(plain, around)).toEqual(['queues: within reach of the limited role, and has no workspace'])
  expect(faultsOf({ ...plain, rights: [] }, around)).toEqual([])
  expect(faultsOf({ ...plain, name: 'users' }, around)).toEqual([])
})

function faultsOf(table: TableFacts, tenants: ReadonlySet<string>): string[] {
  const { name, primary, uniques, foreign, secured, forced, policy, rights, partition } = table
  if (partition) return rights.length > 0 ? [`${name}: a partition within reach of the limited role`] : []
  if (!isTenant(table))
    return rights.length > 0 && !shared.has(name)
      ? [`${name}: within reach of the limited role, and has no workspace`]
      : []
  const loose = uniques.filter(
    (columns) => columns[0] !== 'workspace_id' && !uniqueEverywhere.has(`${name} (${columns})`),
  )
  const stray = foreign.filter(({ columns, target }) => tenants.has(target) && columns[0] !== 'workspace_id')
  return [
    primary[0] === 'workspace_id' ? [] : `${name}: its primary key does not begin with workspace_id`,
    loose.map((columns) => `${name}: unique (${columns}) across workspaces`),
    stray.map(({ columns, target }) => `${name}: (${columns}) refers to ${target} without the workspace`),
    secured ? [] : `${name}: row-level security is off`,
    forced ? [] : `${name}: row-level security is not forced`,
    policy === 'workspace_id' ? [] : `${name}: no policy holds workspace_id to the transaction’s workspace`,
  ].flat()
}

test('the limited role is limited', async () => {
  const { database } = (await testKith()).kith
  const limited = { superuser: false, bypassesPolicies: false, createsRoles: false, createsDatabases: false }
  const narrowed = narrowedRoleOf(database.role)
  // It may change into the narrowed role, and has nothing by that.
  expect(await rightsOf(database)).toEqual({ ...limited, memberOf: [narrowed], owns: [], createsIn: [] })
  const asNarrowed = await rightsOf({ ...database, role: narrowed })
  expect(asNarrowed).toEqual({ ...limited, memberOf: [], owns: [], createsIn: [] })
})

test('functions with the owner’s rights name their search path and are offered to the limited role alone', async () => {
  const functions = await definerFunctions((await testKith()).kith.database)
  expect(functions.length).toBeGreaterThan(5)
  expect(functions.flatMap(openDoors)).toEqual([])
})

const offered = { name: 'kith.f()', searchPath: 'pg_catalog, public, pg_temp', public: false }

test('an open function is noticed', () => {
  expect(openDoors(offered)).toEqual([])
  expect(openDoors({ ...offered, searchPath: null })).toHaveLength(1)
  expect(openDoors({ ...offered, searchPath: 'pg_catalog, public' })).toHaveLength(1)
  expect(openDoors({ ...offered, searchPath: 'public, pg_temp' })).toHaveLength(1)
  expect(openDoors({ ...offered, public: true })).toHaveLength(1)
})

// A search path without pg_temp has it first: a temporary table of the caller's would stand before ours.
function openDoors({
  name,
  searchPath,
  public: open,
}: typeof offered | { name: string; searchPath: null; public: boolean }): string[] {
  const closed = searchPath !== null && /^pg_catalog, .*pg_temp$/.test(searchPath)
  return [
    ...(closed ? [] : [`${name}: its search path is ${searchPath}, not pg_catalog, …, pg_temp`]),
    ...(open ? [`${name}: PUBLIC may execute it`] : []),
  ]
}

test('the limited role sees no tenant row without a workspace, and only its own with one', async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()]
  await Promise.all([fillWorkspace(ours), fillWorkspace(theirs)])
  const { database } = ours.kith
  const tables = (await tableFacts(database)).filter((table) => isTenant(table) && table.rights.includes('SELECT'))
  let filled = 0
  for (const { name } of tables) {
    const { rows } = await database.owner.query(`select count(*)::int as count from ${name}`)
    if (rows[0].count > 0) filled++
    const without = await seen(database.app, name)
    expect([name, without]).toEqual([name, []])
    const within = await ours.ann.does((ctx) => seen(ctx.db, name))
    expect([name, within.filter((id) => id !== ours.workspaceId)]).toEqual([name, []])
  }
  expect(filled).toBeGreaterThan(9)
})

async function seen(db: Kysely<DB>, table: string): Promise<string[]> {
  const { rows } = await sql<{ workspaceId: string }>`select distinct workspace_id from ${sql.table(table)}`.execute(db)
  return rows.map(({ workspaceId }) => workspaceId)
}
