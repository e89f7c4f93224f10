import { expect, test } from 'vitest'
import { nextOf, RepeatRule } from './repeat-rule.ts'

const timeZone = 'Europe/Berlin'
const due = (rule: string, dueAt: string, after = dueAt) => nextOf({ rule, dueAt, after: new Date(after), timeZone })

test('every second Tuesday, also when that was long ago', () => {
  const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'
  expect(due(rule, '2026-11-24T08:00:00.000Z')?.dueAt).toBe('2026-12-08T08:00:00.000Z')
  // Done on the day before the one after next: the rhythm stays.
  expect(due(rule, '2026-11-24T08:00:00.000Z', '2026-12-21T10:00:00Z')?.dueAt).toBe('2026-12-22T08:00:00.000Z')
})

test('the last day of the month, however long it is', () => {
  const rule = 'FREQ=MONTHLY;BYMONTHDAY=-1'
  expect(due(rule, '2027-12-31T22:59:00.000Z')?.dueAt).toBe('2028-01-31T22:59:00.000Z')
  expect(due(rule, '2028-01-31T22:59:00.000Z')?.dueAt).toBe('2028-02-29T22:59:00.000Z')
})

test('nine o’clock stays nine o’clock when the clocks change, in spring and in autumn', () => {
  // 29 March 2026 and 25 October 2026.
  expect(due('FREQ=DAILY', '2026-03-28T08:00:00.000Z')?.dueAt).toBe('2026-03-29T07:00:00.000Z')
  expect(due('FREQ=WEEKLY;BYDAY=MO', '2026-10-19T07:00:00.000Z')?.dueAt).toBe('2026-10-26T08:00:00.000Z')
})

test('an hour that the spring leaves out is found a moment on', () => {
  const next = due('FREQ=DAILY', '2026-03-28T01:30:00.000Z')?.dueAt ?? ''
  expect(Math.abs(Date.parse(next) - Date.parse('2026-03-29T01:00:00Z'))).toBeLessThanOrEqual(30 * 60_000)
})

test('so many times and no more; until a day and no longer', () => {
  const first = due('FREQ=DAILY;COUNT=2', '2026-11-24T08:00:00.000Z')
  expect(first).toMatchObject({ rule: 'FREQ=DAILY;COUNT=1', dueAt: '2026-11-25T08:00:00.000Z' })
  expect(due(first?.rule ?? '', first?.dueAt ?? '')).toBeNull()
  expect(due('FREQ=DAILY;UNTIL=20261124T230000Z', '2026-11-24T08:00:00.000Z')).toBeNull()
})

test('the last day counts to its end, and a last moment is one everywhere', () => {
  expect(due('FREQ=DAILY;UNTIL=20261125', '2026-11-24T08:00:00.000Z')?.dueAt).toBe('2026-11-25T08:00:00.000Z')
  expect(due('FREQ=DAILY;UNTIL=20261125T083000Z', '2026-11-24T08:00:00.000Z')?.dueAt).toBe('2026-11-25T08:00:00.000Z')
  expect(due('FREQ=DAILY;UNTIL=20261125T073000Z', '2026-11-24T08:00:00.000Z')).toBeNull()
})

test('a rule whose day is looked for without end is refused, and one that came with an archive is the last', () => {
  const endless = [
    'FREQ=DAILY;BYDAY=5MO',
    'FREQ=DAILY;INTERVAL=7;BYDAY=WE',
    'FREQ=DAILY;INTERVAL=2;BYMONTHDAY=31',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9',
    'FREQ=WEEKLY;BYMONTHDAY=30',
  ]
  for (const rule of endless) {
    expect(RepeatRule.write.safeParse(rule).success, rule).toBe(false)
    expect(due(rule, '2026-11-24T08:00:00.000Z'), rule).toBeNull()
  }
  for (const rule of [
    'FREQ=DAILY;BYDAY=MO,FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  ])
    expect(due(rule, '2026-11-24T08:00:00.000Z'), rule).not.toBeNull()
})

test('a rule that never comes true ends; what is no rule is refused', () => {
  expect(due('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-15T09:00:00.000Z')).toBeNull()
  for (const rule of ['daily', 'FREQ=SECONDLY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=NEVER', 'FREQ=DAILY;X=1', ''])
    expect(RepeatRule.write.safeParse(rule).success, rule).toBe(false)
  expect(RepeatRule.write.parse('rrule:freq=weekly;byday=tu')).toBe('FREQ=WEEKLY;BYDAY=TU')
})
