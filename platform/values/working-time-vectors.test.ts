import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Clock, plusWorkingDays, plusWorkingSeconds, type WorkingDay } from './working-time.ts'

interface Shift {
  op: 'add' | 'subtract'
  amount: number
  unit: 'hour' | 'day'
  from: string
}
interface Vector extends Shift {
  id: number
  name: string
  work_hours: Record<string, [string, string]>
  holidays: string[]
  expected: string | { same_as: Shift }
}

const vectors = JSON.parse(
  readFileSync(new URL('../../tests/fixtures/business-time/vectors.json', import.meta.url), 'utf8'),
) as Vector[]

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const padded = (time: string) => time.padStart(5, '0')

function clockOf({ work_hours, holidays }: Vector): Clock {
  const hours = Object.entries(work_hours).map(([name, [from, to]]): WorkingDay => {
    const end = padded(to)
    return { day: week.indexOf(name) + 1, from: padded(from), to: end === '00:00' ? '24:00' : end }
  })
  return { hours, timeZone: 'UTC', away: [], hoursOn: (day) => (holidays.includes(day) ? [] : undefined) }
}

function shifted(clock: Clock, { op, amount, unit, from }: Shift): string {
  const signed = op === 'add' ? amount : -amount
  const at = new Date(`${from}Z`)
  const moved = unit === 'day' ? plusWorkingDays(clock, at, signed) : shiftHours(clock, at, { signed, op })
  return moved.toISOString().slice(0, 19)
}

/** No hours back lead to the last moment of work. */
const shiftHours = (clock: Clock, at: Date, { signed, op }: { signed: number; op: Shift['op'] }) =>
  plusWorkingSeconds(clock, at, signed === 0 && op === 'subtract' ? -0 : signed * 3_600)

const expectedOf = (vector: Vector, clock: Clock) =>
  typeof vector.expected === 'string' ? vector.expected : shifted(clock, vector.expected.same_as)

test.each(vectors.filter(({ unit }) => unit === 'hour').map((vector) => [`${vector.id} ${vector.name}`, vector]))(
  'hours of work: %s',
  (_, vector) => {
    const clock = clockOf(vector as Vector)
    expect(shifted(clock, vector as Vector)).toBe(expectedOf(vector as Vector, clock))
  },
)

/**
 * Our rule for days differs from the gem's in one point: whoever begins outside of the hours has the first day of work ahead as
 * day one (Saturday and a day is Monday; the gem says Tuesday). Days back are not offered. What the rules share is held here.
 */
test('days of work agree with the vectors that begin within the hours and go forward', () => {
  const forward = vectors.filter(({ unit, op, amount }) => unit === 'day' && (op === 'add' ? amount : -amount) > 0)
  const agreeing = forward.filter((vector) => shifted(clockOf(vector), vector) === expectedOf(vector, clockOf(vector)))
  const within = forward.filter(({ from }) => {
    const at = new Date(`${from}Z`)
    return at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 9 && at.getUTCHours() < 17
  })
  expect(within.filter((vector) => !agreeing.includes(vector))).toEqual([])
  expect(within.length).toBeGreaterThan(10)
})
