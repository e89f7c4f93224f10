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
  const columns = boardColumns(field, [], [group('gone', 2), group('shipped', 3), group(null, 1)], {
    hidden: ['paid'],
    filter: undefined,
  })
  expect(columns.map(({ value, count }) => [value, count])).toEqual([
    [null, 1],
    ['draft', 0],
    ['shipped', 3],
    ['gone', 2],
  ])
})

test('of choices that belong to something only those of what the list is narrowed to are columns', () => {
  const stages = {
    ...field,
    key: 'stage',
    options: ['a', 'b'].map((value) => ({ value, label: value, within: `of-${value}` })),
  }
  const within = (...pipelines: string[]) =>
    boardColumns(stages, [], [], {
      hidden: [],
      filter: {
        and: [
          { field: 'status', op: 'in', value: ['open'] },
          { field: 'pipeline', op: 'in', value: pipelines },
        ],
      },
    }).map(({ value }) => value)
  expect([within('of-a'), within('of-a', 'of-b'), within('elsewhere')]).toEqual([['a'], ['a', 'b'], ['a', 'b']])
})
