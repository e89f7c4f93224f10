import { expect, test } from 'vitest'
import { testKith } from '#tests/support/test-kith'
import { openDatabase } from './database.ts'

test('a database closes within seconds, whatever is under way, and what is breaks off', {
  timeout: 15_000,
}, async () => {
  const { kith } = await testKith()
  const { connectionString } = kith.database.owner.options
  const database = openDatabase({ owner: { connectionString }, app: { connectionString }, role: kith.database.role })
  const long = expect(database.owner.query('select pg_sleep(30)')).rejects.toThrow('terminated')
  await database.close()
  await long
})
