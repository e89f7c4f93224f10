import { expect, test } from 'vitest'
import type { Entry } from './calendar-entry.ts'
import { daysOf, minuteOf, momentAt, type Piece, piecesOf } from './grid-time.ts'
import { sideBySide } from './side-by-side.ts'
import { bandsOf, outside } from './working-hours.ts'

const berlin = 'Europe/Berlin'

const entryAt = (start: string, minutes: number | null, title = ''): Entry => ({
  ...{ kind: 'activity.startsAt:meeting', object: 'activity', id: title, version: 1, title, start, minutes },
  ...{ allDay: false, state: 'open', personId: null, since: null },
})

const told = (entry: Entry) => piecesOf(entry, berlin).map(({ day, from, to }) => `${day} ${from}-${to}`)

test('an hour of the wall clock is one in summer and in winter', () => {
  expect(minuteOf('2026-11-18T09:30:00Z', berlin)).toBe(10 * 60 + 30)
  expect(minuteOf('2026-07-18T09:30:00Z', berlin)).toBe(11 * 60 + 30)
  expect(momentAt('2026-11-18', 10 * 60 + 30, berlin)).toBe('2026-11-18T09:30:00.000Z')
  expect(momentAt('2026-07-18', 10 * 60 + 30, berlin)).toBe('2026-07-18T08:30:00.000Z')
})

test('over a change of clocks an entry takes the time it takes, and ends where the wall clock then is', () => {
  // Clocks went forward at two on 29 March 2026, and back at three on 25 October.
  expect(told(entryAt('2026-03-29T00:30:00Z', 60))).toEqual(['2026-03-29 90-210'])
  expect(told(entryAt('2026-10-24T23:30:00Z', 180))).toEqual(['2026-10-25 90-210'])
  // What the wall clock never shows is the hour after.
  expect(momentAt('2026-03-29', 150, berlin)).toBe('2026-03-29T01:30:00.000Z')
})

test('an entry over midnight stands on both days, one until midnight on one', () => {
  expect(told(entryAt('2026-11-18T22:00:00Z', 120))).toEqual(['2026-11-18 1380-1440', '2026-11-19 0-60'])
  expect(told(entryAt('2026-11-18T22:00:00Z', 60))).toEqual(['2026-11-18 1380-1440'])
  expect(daysOf(entryAt('2026-11-18T08:00:00Z', 3 * 24 * 60), berlin)).toHaveLength(4)
  expect(told(entryAt('2026-11-18T08:00:00Z', null))).toEqual(['2026-11-18 540-540'])
})

const piece = (name: string, from: number, to: number): Piece => ({
  ...{ entry: entryAt('2026-11-18T08:00:00Z', null, name), day: '2026-11-18', from, to },
  goesOn: { before: false, after: false },
})

const placed = (...pieces: Piece[]) =>
  Object.fromEntries(sideBySide(pieces).map(({ entry, column, columns }) => [entry.title, `${column + 1}/${columns}`]))

test('what overlaps stands side by side, what does not takes the whole width', () => {
  expect(placed(piece('a', 60, 120), piece('b', 120, 180))).toEqual({ a: '1/1', b: '1/1' })
  expect(placed(piece('a', 60, 180), piece('b', 120, 240), piece('c', 180, 300), piece('d', 300, 360))).toEqual({
    ...{ a: '1/2', b: '2/2', c: '1/2', d: '1/1' },
  })
})

test('a mere moment takes the room of a line', () => {
  expect(placed(piece('a', 60, 60), piece('b', 75, 75), piece('c', 105, 105))).toEqual({
    ...{ a: '1/2', b: '2/2', c: '1/1' },
  })
})

test('working hours are those of the day of the week', () => {
  const hours = [{ day: 1, from: '08:30', to: '12:00' }, { day: 7, from: '10:00', to: '14:00' }] // biome-ignore format: one glance
  expect([bandsOf(hours, '2026-11-23'), bandsOf(hours, '2026-11-24'), bandsOf(hours, '2026-11-29')]).toEqual([
    [[510, 720]],
    [],
    [[600, 840]],
  ])
})

test('outside of working hours is what is left of the day', () => {
  expect(outside([[540, 720], [780, 1020]])).toEqual([[0, 540], [720, 780], [1020, 1440]]) // biome-ignore format: one glance
  expect(outside([])).toEqual([[0, 1440]])
  expect(outside([[0, 1440]])).toEqual([])
})
