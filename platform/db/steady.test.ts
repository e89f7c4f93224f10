import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'
import { steady } from './steady.ts'

test('a connection prepares what is marked as steady once, and nothing else', async () => {
  const { ann } = await aWorkspace()
  const prepared = await ann.does(async ({ db }) => {
    for (const value of [1, 2]) {
      const { rows } = await sql<{ value: number }>`${steady} select ${value}::int as value`.execute(db)
      expect(rows).toEqual([{ value }])
      await sql`select ${value}::int as other`.execute(db)
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
    return rows.map(({ statement }) => statement)
  })
  expect(prepared.filter((statement) => statement.includes('as value'))).toHaveLength(1)
  expect(prepared.filter((statement) => statement.includes('as other'))).toHaveLength(0)
})

test('a steady statement that fails is asked anew by the next transaction on its connection', async () => {
  const { ann } = await aWorkspace()
  const half = (of: number) =>
    ann.does(({ db }) => sql<{ half: number }>`${steady} select 8 / ${of}::int as half`.execute(db))
  await expect(half(0)).rejects.toThrow('division by zero')
  expect((await half(2)).rows).toEqual([{ half: 4 }])
})
