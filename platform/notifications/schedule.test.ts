import { expect, test } from 'vitest'
import { isQuiet, mailMoment, type Schedule, usualSchedule } from './schedule.ts'

const berlin: Schedule = { ...usualSchedule, timeZone: 'Europe/Berlin' }
const moment = (mail: 'instant' | 'daily' | 'weekly', since: string, schedule = berlin) =>
  mailMoment(mail, new Date(since), schedule).toISOString()

// 19 November 2026 is a Thursday; Berlin is an hour ahead of UTC in winter, two in summer.
test.each([
  ['instant', '2026-11-19T10:00:00Z', '2026-11-19T10:00:00.000Z', 'at work'],
  ['instant', '2026-11-19T19:00:00Z', '2026-11-20T06:00:00.000Z', 'in the evening'],
  ['instant', '2026-11-19T02:00:00Z', '2026-11-19T06:00:00.000Z', 'before dawn'],
  ['instant', '2026-11-20T19:00:00Z', '2026-11-23T06:00:00.000Z', 'on Friday night'],
  ['instant', '2026-11-21T12:00:00Z', '2026-11-23T06:00:00.000Z', 'on Saturday'],
  ['daily', '2026-11-19T06:59:00Z', '2026-11-19T07:00:00.000Z', 'just before the daily mail'],
  ['daily', '2026-11-19T07:00:00Z', '2026-11-20T07:00:00.000Z', 'as the daily mail goes'],
  ['daily', '2026-11-20T12:00:00Z', '2026-11-23T07:00:00.000Z', 'on Friday at noon'],
  ['weekly', '2026-11-19T10:00:00Z', '2026-11-23T07:00:00.000Z', 'on Thursday'],
  // Clocks go forward on 29 March 2026, at two.
  ['daily', '2026-03-27T12:00:00Z', '2026-03-30T06:00:00.000Z', 'before summer time'],
] as const)('%s mail about something of %s goes at %s: %s', (mail, since, at, _when) =>
  expect(moment(mail, since)).toBe(at),
)

test('quiet times within a day, none at all, and other zones', () => {
  const noon = { ...berlin, quiet: { from: 12 * 60, to: 13 * 60 } }
  expect(moment('instant', '2026-11-19T11:30:00Z', noon)).toBe('2026-11-19T12:00:00.000Z')
  expect(moment('instant', '2026-11-19T23:30:00Z', { ...berlin, quiet: null })).toBe('2026-11-19T23:30:00.000Z')
  const auckland = { ...berlin, timeZone: 'Pacific/Auckland' }
  expect(moment('instant', '2026-11-19T10:00:00Z', auckland)).toBe('2026-11-19T18:00:00.000Z')
})

test('whenever something happens, its mail comes later or now, and never when it is to be quiet', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']
  for (let n = 0; n < 400; n++) {
    const schedule: Schedule = {
      timeZone: zones[n % zones.length] ?? 'UTC',
      digestHour: n % 24,
      digestWeekday: (n % 7) + 1,
      quiet: n % 5 === 0 ? null : { from: (n * 97) % 1440, to: (n * 57) % 1440 },
      workDays: [1, 2, 3, 4, 5, 6, 7].filter((day) => (n + day) % 3 > 0 || day === (n % 7) + 1),
    }
    const since = new Date(Date.UTC(2026, 0, 1) + n * 79_777_777)
    const at = mailMoment('instant', since, schedule)
    expect(at >= since).toBe(true)
    expect(isQuiet(at, schedule), JSON.stringify({ schedule, since, at })).toBe(false)
    expect(mailMoment('daily', since, schedule) > since).toBe(true)
  }
})
