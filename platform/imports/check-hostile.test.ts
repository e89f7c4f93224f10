import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkRow } from './check.ts'
import { columnShape } from './file/column-shape.ts'
import { CONTACT, ORDER } from './object-samples.ts'
import { planMapping } from './plan.ts'

test('no hostile cell makes a check throw, and every text can be stored', () => {
  const texts: string[] = JSON.parse(
    readFileSync(new URL('../../tests/fixtures/naughty-strings/blns.json', import.meta.url), 'utf8'),
  )
  for (const fields of [CONTACT, ORDER]) {
    const paths = [
      'fullName',
      'emails',
      'phones',
      'addresses.country',
      'addresses.street',
      'companies.name',
      'lifecycleStage',
      'birthday',
      'tags',
      'ownerId',
      'socialProfiles.linkedin',
      'number',
      'placedAt',
      'total',
      'lines.product',
      'lines.quantity',
      'contact.email',
      'contact.phone',
      'currency',
    ]
    const columns = paths.map((path, index) => columnShape(index, path, []))
    const mapping = paths.flatMap((field, column) => {
      try {
        planMapping([{ column, field }], columns, fields)
        return [{ column, field }]
      } catch {
        return []
      }
    })
    const plan = planMapping(mapping, columns, fields, { country: 'DE' })
    for (const text of [...texts, '\ud800x', 'a\0b']) {
      const { record } = checkRow(plan, { row: 1, cells: paths.map(() => text) })
      const json = JSON.stringify(record)
      expect(json.isWellFormed() && !json.includes('\\u0000') && !/\\ud[89a-f]/.test(json), text).toBe(true)
    }
  }
})
