import { expect, test } from 'vitest'
import type { View } from './view-state.ts'
import { withoutMissing } from './without-missing.ts'

const view = {
  missing: ['shoeSize', 'custom.hat'],
  settings: {
    filter: {
      and: [
        { field: 'shoeSize', op: 'gt', value: 40 },
        { or: [{ field: 'custom.hat', op: 'isEmpty' }] },
        { not: { field: 'shoeSize', op: 'isEmpty' } },
        { field: 'tags', op: 'in', value: ['Wholesale'] },
      ],
    },
    sort: '-shoeSize',
    columns: [{ name: 'emails' }, { name: 'custom.hat' }],
    groupBy: { field: 'shoeSize' },
    boardField: 'lifecycleStage',
  },
} as unknown as View // the parts that are looked at

test('what names a field that is gone is left out, the rest of the view holds', () => {
  expect(withoutMissing(view).settings).toEqual({
    filter: { and: [{ field: 'tags', op: 'in', value: ['Wholesale'] }] },
    columns: [{ name: 'emails' }],
    boardField: 'lifecycleStage',
  })
})

test('a filter of nothing else is no filter', () => {
  const filter = { and: [{ field: 'shoeSize', op: 'gt' as const, value: 40 }] }
  expect(withoutMissing({ ...view, settings: { filter } }).settings.filter).toBeUndefined()
})
