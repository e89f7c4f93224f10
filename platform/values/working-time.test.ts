import { expect, test } from 'vitest'
import {
  type Clock,
  isAway,
  isWorking,
  nextWorking,
  plusWorkingMinutes,
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
