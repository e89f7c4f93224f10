import { expect, test } from 'vitest'
import type { Clock } from '#platform/values/working-time'
import type { Category } from './default-settings.ts'
import { type Course, reckon, type Stay, type Turn, waitsIn } from './reckon-targets.ts'

const berlin: Clock = { hours: [], timeZone: 'Europe/Berlin', away: [] }
const at = (text: string) => new Date(text)
// Berlin in November: one hour ahead.
const friday = at('2026-11-20T15:30:00Z')

function stays(...moves: [Category, string][]): Stay[] {
  return moves.map(([category, from], index) => {
    const next = moves[index + 1]
    return { category, enteredAt: at(from), leftAt: next ? at(next[1]) : null }
  })
}
const turns = (...said: [Turn['side'], string][]): Turn[] => said.map(([side, when]) => ({ side, at: at(when) }))

const course = (own: Partial<Course>): Course => ({
  ...{ createdAt: friday, askedAt: friday, turns: [], stays: stays(['new', '2026-11-20T15:30:00Z']) },
  ...own,
})

function standing(own: Partial<Course>, { kind = 'firstResponse', minutes = 60, now = '2026-11-20T15:31:00Z' } = {}) {
  const whole = course(own)
  const wait = waitsIn(whole).findLast((one) => one.kind === kind)
  if (!wait) throw new Error(`Nobody waits for ${kind}`)
  return { ...reckon(wait, whole.stays, { minutes, clock: berlin, now: at(now) }), endedBy: wait.endedBy }
}

test('asked on Friday at 16:30, an hour is over on Monday at 9:30', () => {
  expect(standing({})).toMatchObject({ state: 'running', dueAt: at('2026-11-23T08:30:00Z') })
  expect(standing({}, { now: '2026-11-23T08:30:00Z' })).toMatchObject({ state: 'breached' })
  const answered = (when: string) => standing({ turns: turns(['agent', when]) }, { now: '2026-11-24T10:00:00Z' }).state
  expect(answered('2026-11-23T08:30:00Z')).toBe('met')
  expect(answered('2026-11-23T08:30:00.001Z')).toBe('breached')
})

test('pending stops the clock to the second, and what is left runs on afterwards', () => {
  const paused = stays(['open', '2026-11-20T15:30:00Z'], ['pending', '2026-11-20T15:50:00Z'])
  expect(standing({ stays: paused }, { now: '2026-11-23T12:00:00Z' })).toMatchObject({
    ...{ state: 'paused', dueAt: null, leftSeconds: 40 * 60 },
    pausedSeconds: (at('2026-11-23T12:00:00Z').getTime() - at('2026-11-20T15:50:00Z').getTime()) / 1000,
  })
  const resumed = [
    ...paused.slice(0, 1),
    ...stays(['pending', '2026-11-20T15:50:00Z'], ['open', '2026-11-24T09:00:00Z']),
  ]
  expect(standing({ stays: resumed }, { now: '2026-11-24T09:10:00Z' })).toMatchObject({
    ...{ state: 'running', dueAt: at('2026-11-24T09:40:00Z') },
  })
})

test('what was missed before it rested is missed; one rests in time that ends in time', () => {
  const late = stays(['open', '2026-11-20T08:00:00Z'], ['pending', '2026-11-20T09:30:00Z'])
  const asked = { askedAt: at('2026-11-20T08:00:00Z') }
  expect(standing({ ...asked, stays: late }, { now: '2026-11-20T12:00:00Z' })).toMatchObject({
    ...{ state: 'breached', dueAt: at('2026-11-20T09:00:00Z') },
  })
  const answered = turns(['agent', '2026-11-20T12:00:00Z'])
  const inTime = stays(['open', '2026-11-20T08:00:00Z'], ['pending', '2026-11-20T08:30:00Z'])
  expect(standing({ ...asked, stays: inTime, turns: answered }, { now: '2026-11-20T12:00:00Z' }).state).toBe('met')
})

test('several words before an answer are one wait, from the oldest; before the first answer there is no next one', () => {
  const said = turns(
    ['customer', '2026-11-20T15:40:00Z'],
    ['agent', '2026-11-20T15:50:00Z'],
    ['customer', '2026-11-23T08:00:00Z'],
    ['customer', '2026-11-23T09:00:00Z'],
    ['agent', '2026-11-23T09:30:00Z'],
    ['customer', '2026-11-23T10:00:00Z'],
  )
  const next = waitsIn(course({ turns: said })).filter(({ kind }) => kind === 'nextResponse')
  expect(next).toEqual([
    {
      kind: 'nextResponse',
      startedAt: at('2026-11-23T08:00:00Z'),
      endedAt: at('2026-11-23T09:30:00Z'),
      endedBy: 'answered',
    },
    { kind: 'nextResponse', startedAt: at('2026-11-23T10:00:00Z'), endedAt: null, endedBy: null },
  ])
})

test('solving ends what waits, without an answer; reopening takes it back, and it may be due at once', () => {
  const solved = stays(['open', '2026-11-20T08:00:00Z'], ['solved', '2026-11-20T08:45:00Z'])
  const asked = { askedAt: at('2026-11-20T08:00:00Z') }
  const over = { now: '2026-11-24T10:00:00Z' }
  expect(standing({ ...asked, stays: solved }, over)).toMatchObject({ state: 'met', endedBy: 'solved' })
  const reopened = stays(
    ['open', '2026-11-20T08:00:00Z'],
    ['solved', '2026-11-20T08:45:00Z'],
    ['open', '2026-11-24T09:00:00Z'],
  )
  expect(standing({ ...asked, stays: reopened }, { ...over, kind: 'resolution' })).toMatchObject({
    ...{ state: 'breached', dueAt: at('2026-11-24T09:15:00Z') },
  })
})

test('a ticket we began ourselves has no first response until the customer speaks; one that came solved promised nothing', () => {
  expect(waitsIn(course({ askedAt: null })).map(({ kind }) => kind)).toEqual(['resolution'])
  const spoken = course({ askedAt: null, turns: turns(['customer', '2026-11-23T09:00:00Z']) })
  expect(waitsIn(spoken)[0]).toMatchObject({ kind: 'firstResponse', startedAt: at('2026-11-23T09:00:00Z') })
  expect(waitsIn(course({ stays: stays(['closed', '2026-11-20T15:30:00Z']) }))).toEqual([])
})

test('a day on which clocks are changed has as much work as any', () => {
  const asked = at('2026-03-27T15:40:00Z')
  const whole = { createdAt: asked, askedAt: asked, stays: stays(['new', '2026-03-27T15:40:00Z']) }
  expect(standing(whole, { minutes: 45, now: '2026-03-27T15:41:00Z' }).dueAt).toEqual(at('2026-03-30T07:25:00Z'))
})
