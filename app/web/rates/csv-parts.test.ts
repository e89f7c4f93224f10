import { expect, test } from 'vitest'
import { csvParts } from './csv-parts.ts'

test('a long file goes in parts, each with its header and none of its lines lost', () => {
  const lines = Array.from({ length: 50 }, (_, at) => `2026-01-${at},1.${at}`)
  const parts = csvParts(['Date,USD', ...lines].join('\r\n'), 100)
  expect(parts.length).toBeGreaterThan(5)
  expect(parts.every((part) => part.startsWith('Date,USD\n'))).toBe(true)
  expect(parts.flatMap((part) => part.split('\n').slice(1))).toEqual(lines)
})
