import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'
import { inTransaction } from './database.ts'

test('queries begun together run in that order, in one transaction of the workspace', async () => {
  const { kith, ann } = await aWorkspace()
  const seen = await inTransaction(kith.database, ann.acting, (tx) =>
    Promise.all(
      ['a', 'b', 'c'].map(async (letter) => {
        const { rows } = await sql<{ letters: string; workspace: string }>`
          select set_config('app.letters', coalesce(current_setting('app.letters', true), '') || ${letter}, true) as letters,
                 current_setting('app.workspace_id') as workspace`.execute(tx)
        return rows[0]
      }),
    ),
  )
  expect(seen.map((row) => row?.letters)).toEqual(['a', 'ab', 'abc'])
  expect(new Set(seen.map((row) => row?.workspace))).toEqual(new Set([ann.acting.workspaceId]))
})

test('a failed query undoes those begun with it, and the connection serves the next', async () => {
  const { kith, ann } = await aWorkspace()
  const name = () =>
    inTransaction(kith.database, ann.acting, (tx) => tx.selectFrom('workspaces').select('name').executeTakeFirst())
  const before = await name()
  const rename = inTransaction(kith.database, ann.acting, (tx) =>
    Promise.all([
      tx.updateTable('workspaces').set({ name: 'Renamed' }).execute(),
      sql`select 1 / 0`.execute(tx),
      tx.selectFrom('workspaces').select('name').execute(),
    ]),
  )
  await expect(rename).rejects.toThrow('division by zero')
  expect(await name()).toEqual(before)
})

test('an error that the work keeps to itself does not pass for a commit', async () => {
  const { kith, ann } = await aWorkspace()
  const quiet = inTransaction(kith.database, ann.acting, async (tx) => {
    await sql`select 1 / 0`.execute(tx).catch(() => {})
  })
  await expect(quiet).rejects.toThrow('rolled back')
})

test('what a work says after its transaction has ended reaches nobody', async () => {
  const { kith, ann } = await aWorkspace()
  const late: Promise<unknown>[] = []
  const failing = inTransaction(kith.database, ann.acting, async (tx) => {
    late.push(
      sql`select pg_sleep(0.01)`
        .execute(tx)
        .catch(() => {})
        .then(() => new Promise((done) => setTimeout(done, 50)))
        .then(() => tx.updateTable('workspaces').set({ name: 'Late' }).execute()),
    )
    throw new Error('failed meanwhile')
  })
  await expect(failing).rejects.toThrow('failed meanwhile')
  await expect(Promise.all(late)).rejects.toThrow('The transaction has ended')
})

test('a reading transaction refuses to write', async () => {
  const { kith, ann } = await aWorkspace()
  const writing = inTransaction(
    kith.database,
    ann.acting,
    (tx) => tx.updateTable('workspaces').set({ name: 'Renamed' }).execute(),
    { readOnly: true },
  )
  await expect(writing).rejects.toThrow('read-only transaction')
})

test('whoever is no UUID opens nothing', async () => {
  const { kith } = await aWorkspace()
  const injected = { workspaceId: "x'; select 1; --", userId: null }
  await expect(inTransaction(kith.database, injected, async () => {})).rejects.toThrow('Not a UUID')
})
