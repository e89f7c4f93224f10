import { expect, test } from 'vitest'
import { usualHours } from '#platform/values/working-time'
import { type Happened, reckonWaits } from './reckon-waits.ts'

const berlin = { timeZone: 'Europe/Berlin', hours: usualHours, away: [], isHoliday: () => false }
const at = (moment: string) => new Date(`2026-03-${moment}Z`)
const asked = (moment: string): Happened => ({ at: at(moment), what: 'asked' })
const answered = (moment: string, by = 'ann'): Happened => ({ at: at(moment), what: 'answered', by })
const resolved = (moment: string): Happened => ({ at: at(moment), what: 'resolved' })
const reopened = (moment: string, byCustomer = true): Happened => ({ at: at(moment), what: 'reopened', byCustomer })

const waits = (...course: Happened[]) =>
  reckonWaits(course, berlin).map(({ kind, minutes, workMinutes, endedBy }) => [kind, minutes, workMinutes, endedBy])

test('from Friday 16:40 to Monday 09:25 are 3,885 minutes, 45 of work; over the change of clocks 3,825 and 45', () => {
  expect(waits(asked('20T15:40:00'), answered('23T08:25:00'))[0]).toEqual(['first', 3_885, 45, 'reply'])
  expect(waits(asked('27T15:40:00'), answered('30T07:25:00'))[0]).toEqual(['first', 3_825, 45, 'reply'])
})

test('several words before an answer are one wait, from the oldest; the next ones are next', () => {
  const found = waits(
    asked('18T09:00:00'),
    asked('18T09:20:00'),
    answered('18T10:00:00'),
    asked('18T11:00:00'),
    asked('18T11:05:00'),
    answered('18T11:30:00'),
  )
  expect(found).toEqual([
    ['first', 60, 60, 'reply'],
    ['next', 30, 30, 'reply'],
    ['resolution', null, null, null],
  ])
})

test('what is resolved without an answer ends the wait, and is no answer', () => {
  expect(waits(asked('18T09:00:00'), resolved('18T10:00:00'))).toEqual([
    ['first', 60, 60, 'resolved'],
    ['solved', null, null, null],
    ['resolution', 60, 60, 'resolved'],
  ])
})

test('a reopening ends a resolving; the resolution is to the last one', () => {
  const course = [
    asked('18T09:00:00'),
    answered('18T09:10:00'),
    resolved('18T10:00:00'),
    reopened('18T12:00:00'),
    asked('18T12:00:00'),
    answered('18T12:30:00'),
  ]
  expect(waits(...course).filter(([kind]) => kind === 'solved' || kind === 'resolution')).toEqual([
    ['solved', 120, 120, 'customer'],
    ['resolution', null, null, null],
  ])
  expect(waits(...course, resolved('18T13:00:00')).filter(([kind]) => kind === 'resolution')).toEqual([
    ['resolution', 240, 240, 'resolved'],
  ])
})

test('what we began ourselves begins with the customer’s first word; without one there is nothing', () => {
  expect(waits(answered('18T09:00:00'), resolved('18T10:00:00')).filter(([kind]) => kind !== 'solved')).toEqual([])
  expect(waits(answered('18T08:00:00'), asked('18T09:00:00'), answered('18T09:15:00'))[0]).toEqual([
    'first',
    15,
    15,
    'reply',
  ])
})
