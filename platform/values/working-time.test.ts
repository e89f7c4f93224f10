import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Clock,
  isAway,
  isWorking,
  minusWorkingSeconds,
  nextWorking,
  plusWorkingMinutes,
  plusWorkingSeconds,
  workingMillisecondsBetween,
  workingMinutesBetween,
} from './working-time.ts'

const berlin: Clock = { hours: [], timeZone: 'Europe/Berlin', away: [] }
const at = (text: string) => new Date(text)

test('whoever has said nothing works from nine to five on weekdays, by their own clock', () => {
  // Friday 20 November 2026; Berlin is one hour ahead.
  expect(isWorking(berlin, at('2026-11-20T07:59:00Z'))).toBe(false)
  expect(isWorking(berlin, at('2026-11-20T08:00:00Z'))).toBe(true)
  expect(isWorking(berlin, at('2026-11-20T16:00:00Z'))).toBe(false)
  expect(nextWorking(berlin, at('2026-11-20T16:00:00Z'))).toEqual(at('2026-11-23T08:00:00Z'))
  expect(nextWorking(berlin, at('2026-11-20T10:00:00Z'))).toEqual(at('2026-11-20T10:00:00Z'))
})

test('minutes of work run over the weekend: Friday 16:30 and an hour is Monday 9:30', () => {
  const friday = at('2026-11-20T15:30:00Z')
  const monday = at('2026-11-23T08:30:00Z')
  expect(plusWorkingMinutes(berlin, friday, 60)).toEqual(monday)
  expect(workingMinutesBetween(berlin, friday, monday)).toBe(60)
  expect(workingMinutesBetween(berlin, monday, friday)).toBe(0)
})

test('the night on which clocks are changed costs nobody an hour of work', () => {
  // Saturday before the change, Monday after: 9 o’clock is 8 UTC, then 7 UTC.
  const everyDay = { ...berlin, hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '10:00' })) }
  expect(plusWorkingMinutes(everyDay, at('2026-03-28T08:30:00Z'), 60)).toEqual(at('2026-03-29T07:30:00Z'))
})

test('days away are no days of work', () => {
  const away = { ...berlin, away: [{ from: '2026-11-23', to: '2026-11-24' }] }
  expect(isAway(away, at('2026-11-23T12:00:00Z'))).toBe(true)
  expect(isAway(away, at('2026-11-24T23:30:00Z'))).toBe(false)
  expect(nextWorking(away, at('2026-11-20T16:00:00Z'))).toEqual(at('2026-11-25T08:00:00Z'))
  expect(nextWorking({ ...berlin, away: [{ from: '2026-01-01', to: '2030-01-01' }] }, at('2026-11-20T16:00:00Z'))).toBe(
    null,
  )
})

test('a day may have several stretches, and a holiday none or its own', () => {
  const split: Clock = {
    timeZone: 'Europe/Berlin',
    away: [],
    hours: [1, 2, 3, 4, 5].flatMap((day) => [
      { day, from: '13:30', to: '18:00' },
      { day, from: '09:00', to: '12:30' },
    ]),
    hoursOn: (day) => (day === '2026-12-25' ? [] : day === '2026-12-24' ? [{ from: '09:00', to: '11:00' }] : undefined),
  }
  // Wednesday 12:00 and an hour is 14:00: lunch does not count.
  expect(plusWorkingMinutes(split, at('2026-12-23T11:00:00Z'), 60)).toEqual(at('2026-12-23T13:00:00Z'))
  // Christmas Eve closes at 11, Christmas Day and the weekend are closed.
  expect(plusWorkingMinutes(split, at('2026-12-24T09:30:00Z'), 60)).toEqual(at('2026-12-28T08:30:00Z'))
  expect(workingMinutesBetween(split, at('2026-12-23T00:00:00Z'), at('2026-12-28T00:00:00Z'))).toBe(480 + 120)
})

test('the same clock times over a weekend, and over the one on which clocks are changed', () => {
  // Friday 16:40 to Monday 9:25: 45 minutes of work; by the calendar 3,885 minutes, and 3,825 with an hour lost.
  const weekend: [Date, Date] = [at('2026-03-20T15:40:00Z'), at('2026-03-23T08:25:00Z')]
  const change: [Date, Date] = [at('2026-03-27T15:40:00Z'), at('2026-03-30T07:25:00Z')]
  expect([weekend, change].map(([from, to]) => (to.getTime() - from.getTime()) / 60_000)).toEqual([3_885, 3_825])
  expect([weekend, change].map(([from, to]) => workingMinutesBetween(berlin, from, to))).toEqual([45, 45])
})

test('a night shift over the change of clocks has the hour more, or the hour less, that there was', () => {
  const nights = { ...berlin, hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '06:00' })) }
  const worked = (day: string) =>
    workingMinutesBetween(nights, at(`${day}T12:00:00Z`), new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000))
  expect(['2026-03-27', '2026-03-28', '2026-10-24'].map(worked)).toEqual([360, 300, 420])
})

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const
const hour = fc.integer({ min: 0, max: 23 })
const clocks = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    starts: fc.uniqueArray(hour, { minLength: 1, maxLength: 3 }),
    closed: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 }),
  })
  .map(
    ({ timeZone, days, starts, closed }): Clock => ({
      timeZone,
      away: [],
      hours: days.flatMap((day) =>
        starts.map((start) => ({
          day,
          from: `${String(start).padStart(2, '0')}:00`,
          to: start === 23 ? '24:00' : `${String(start).padStart(2, '0')}:50`,
        })),
      ),
      hoursOn: (day) => (closed.includes(Number(day.slice(8))) ? [] : undefined),
    }),
  )
// A year with both changes of clocks in it, to the millisecond.
const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }).map((ms) => new Date(ms))
const seconds = fc.integer({ min: 0, max: 200_000 })

test('what was added lies between: to the millisecond, by any clock', () => {
  fc.assert(
    fc.property(clocks, moments, seconds, (clock, since, added) => {
      const until = plusWorkingSeconds(clock, since, added)
      expect(workingMillisecondsBetween(clock, since, until)).toBe(added * 1_000)
    }),
  )
})

test('adding in two steps is adding at once, and stretches of time add up', () => {
  fc.assert(
    fc.property(clocks, moments, seconds, seconds, (clock, since, first, second) => {
      const step = plusWorkingSeconds(clock, since, first)
      const both = plusWorkingSeconds(clock, since, first + second)
      // With nothing more to add it stays at the end of a stretch; no seconds lead on to the next.
      if (second > 0) expect(plusWorkingSeconds(clock, step, second)).toEqual(both)
      expect(workingMillisecondsBetween(clock, since, step) + workingMillisecondsBetween(clock, step, both)).toBe(
        workingMillisecondsBetween(clock, since, both),
      )
    }),
  )
})

test('going back undoes going forward, as far as work goes', () => {
  fc.assert(
    fc.property(clocks, moments, seconds, (clock, since, added) => {
      const until = plusWorkingSeconds(clock, since, added)
      const back = minusWorkingSeconds(clock, until, added)
      expect(workingMillisecondsBetween(clock, back, until)).toBe(added * 1_000)
    }),
  )
})
