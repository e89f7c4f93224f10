import { expect, test } from 'vitest'
import { boardColumns } from './board-columns.ts'

const field = {
  key: 'status',
  label: 'Status',
  type: 'select' as const,
  options: ['draft', 'paid', 'shipped'].map((value) => ({ value, label: value })),
}
const group = (value: string | null, count: number) => ({ value, count, sums: [] })

test('every choice has a column in its order, also an empty one; nothing stands first, what is no choice any more last', () => {
  const columns = boardColumns(field, [], [group('gone', 2), group('shipped', 3), group(null, 1)], ['paid'])
  expect(columns.map(({ value, count }) => [value, count])).toEqual([
    [null, 1],
    ['draft', 0],
    ['shipped', 3],
    ['gone', 2],
  ])
})
