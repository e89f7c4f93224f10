import type pg from 'pg'
import { type Api, apiOf } from './api.ts'
import type { Installation } from './installation.ts'
import { type Seeded, seed } from './seed.ts'

/** Where the rows are measured: a running Kith with a seeded workspace, and the limited role beside it. */
export interface Stand {
  installation: Installation
  api: Api
  key: string
  workspaceId: string
  owners: readonly string[]
  /** Contacts in the workspace. */
  size: number
  owner: pg.Client
  /** Hand-written SQL as the limited role, policies on, in a transaction that sets its workspace as the program does. */
  byHand(name: string, text: string, values?: readonly unknown[]): Promise<pg.QueryResult>
  /** The same without a transaction, its workspace set once for the session: one round trip, prepared. */
  bare(name: string, text: string, values?: readonly unknown[]): Promise<pg.QueryResult>
  close(): Promise<void>
}

export const email = 'owner@bench.example'
export const password = 'only for the benchmark'
const NEIGHBOUR = 100_000

/** A stand with no contacts yet in its workspace, beside a neighbour that fills the same tables and indexes. */
export async function openStand(installation: Installation): Promise<Stand> {
  const owner = await installation.connect()
  const known = await owner.query('select id from workspaces order by created_at')
  const key =
    known.rows.length > 0
      ? await installation.command(
          'api-key',
          'create',
          '--email',
          email,
          '--workspace',
          'Measured',
          '--scopes',
          'admin',
        )
      : await installation.command('setup', '--workspace', 'Measured', '--email', email, '--password', password)
  if (known.rows.length === 0)
    await installation.command('setup', '--workspace', 'Neighbour', '--email', email, '--password', password)
  const { rows } = await owner.query<{ id: string }>('select id from workspaces order by created_at')
  const [measured, neighbour] = rows.map(({ id }) => id)
  if (!measured || !neighbour) throw new Error('The two workspaces of the benchmark are not there')
  const owners = await colleagues(owner, measured)
  await seed(owner, { workspaceId: neighbour, owners: await colleagues(owner, neighbour) }, NEIGHBOUR)
  const limited = await installation.connect('kith_app')
  const session = await installation.connect('kith_app')
  await session.query(`select set_config('app.workspace_id', $1, false)`, [measured])
  const api = apiOf(installation.port, key.split('\n').at(-1) ?? '')
  return {
    installation,
    api,
    key: key.split('\n').at(-1) ?? '',
    workspaceId: measured,
    owners,
    size: 0,
    owner,
    async byHand(name, text, values = []) {
      await limited.query(`begin; set local app.workspace_id = '${measured}'`)
      const result = await limited.query({ name, text, values: [...values] })
      await limited.query('commit')
      return result
    },
    bare: (name, text, values = []) => session.query({ name, text, values: [...values] }),
    async close() {
      api.close()
      await Promise.all([limited.end(), session.end(), owner.end()])
    },
  }
}

/** Fills the measured workspace up to `size` contacts. */
export async function grow(stand: Stand, size: number): Promise<void> {
  const seeded: Seeded = { workspaceId: stand.workspaceId, owners: stand.owners }
  await seed(stand.owner, seeded, size)
  stand.size = size
}

/** The members who own contacts; made once. */
async function colleagues(owner: pg.Client, workspaceId: string): Promise<string[]> {
  await owner.query(
    `with made as (
       insert into users (id, name, email)
       select gen_random_uuid(), 'Colleague ' || n, 'c' || n || '@' || $1 || '.example' from generate_series(1, 8) as n
       on conflict (email) do nothing returning id)
     insert into memberships (workspace_id, user_id, role) select $1::uuid, id, 'member' from made`,
    [workspaceId],
  )
  const { rows } = await owner.query<{ id: string }>(
    'select user_id as id from memberships where workspace_id = $1 order by created_at, user_id',
    [workspaceId],
  )
  return rows.map(({ id }) => id)
}
