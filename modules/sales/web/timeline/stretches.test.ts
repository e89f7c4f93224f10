import { expect, test } from 'vitest'
import { monthsIn, placedIn, shownFrom, stretchesOf } from './stretches.ts'

const clock = { today: '2026-11-22', dayOf: (moment: string) => moment.slice(0, 10) }

test('a quarter is opened with the month before, a year with the four before; a day of one’s own begins its month', () => {
  expect(shownFrom(undefined, '2026-11-22', 'quarter')).toEqual({ from: '2026-10-01', before: '2027-01-01' })
  expect(shownFrom(undefined, '2026-01-31', 'year')).toEqual({ from: '2025-09-01', before: '2026-09-01' })
  expect(shownFrom('2026-03-17', '2026-11-22', 'quarter')).toEqual({ from: '2026-03-01', before: '2026-06-01' })
  expect(monthsIn({ from: '2026-11-01', before: '2027-02-01' }, 'quarter')).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ])
})

test('an open deal stands in its stage until today, and goes on to its expected close where that is ahead', () => {
  const stays = [
    { stage: 'a', enteredAt: '2026-11-01T09:00:00Z', leftAt: '2026-11-10T09:00:00Z' },
    { stage: 'b', enteredAt: '2026-11-10T09:00:00Z', leftAt: '2026-11-10T12:00:00Z' },
    { stage: 'c', enteredAt: '2026-11-10T12:00:00Z', leftAt: null },
  ]
  const open = stretchesOf({ isOpen: true, closeOn: '2026-12-01' }, stays, clock)
  expect(open).toEqual([
    { stage: 'a', from: '2026-11-01', before: '2026-11-10' },
    { stage: 'b', from: '2026-11-10', before: '2026-11-11' },
    { stage: 'c', from: '2026-11-10', before: '2026-11-23' },
    { stage: null, from: '2026-11-23', before: '2026-12-02' },
  ])
  for (const closeOn of ['2026-11-01', null])
    expect(stretchesOf({ isOpen: true, closeOn }, stays, clock)).toHaveLength(3)
  expect(stretchesOf({ isOpen: false, closeOn: '2026-12-01' }, stays, clock)).toHaveLength(3)
})

test('what begins before or ends behind is cut; what lies outside is not there', () => {
  const shown = { from: '2026-11-01', before: '2026-11-11' }
  expect(placedIn(shown, { from: '2026-10-01', before: '2026-11-03' })).toEqual({ start: 0, width: 0.2 })
  expect(placedIn(shown, { from: '2026-11-06', before: '2027-01-01' })).toEqual({ start: 0.5, width: 0.5 })
  expect(placedIn(shown, { from: '2026-10-01', before: '2026-11-01' })).toBeNull()
})
