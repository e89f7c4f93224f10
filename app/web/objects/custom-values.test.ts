import { expect, test } from 'vitest'
import { flatRecord, nestedInput } from './custom-values.ts'

test('values of custom fields are read under the names of their fields, and sent as the API wants them', () => {
  const record = { id: '1', name: 'Sofia', custom: { tier: 'gold', visits: 3 } }
  expect(flatRecord(record)).toMatchObject({ 'custom.tier': 'gold', 'custom.visits': 3, name: 'Sofia' })
  expect(nestedInput({ name: 'Sofia', 'custom.tier': null })).toEqual({ name: 'Sofia', custom: { tier: null } })
  expect(nestedInput({ name: 'Sofia' })).toEqual({ name: 'Sofia' })
})
