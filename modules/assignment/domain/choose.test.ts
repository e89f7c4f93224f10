import { expect, test } from 'vitest'
import { type Candidate, choose } from './choose.ts'

const clock = { hours: [], timeZone: 'UTC', away: [] }
const there = { skillIds: [], mostOpen: null, mostLive: null, stance: 'online' as const }
const person = { languages: ['de'], clock, mayRead: true, ...there }
const some = (userId: string, given: Partial<Candidate> = {}): Candidate => ({
  ...{ userId, weight: 1, capacity: null, person, tasks: 0, records: 0, live: 0, turn: 0 },
  ...given,
})
const plain = {
  method: 'roundRobin' as const,
  byLanguage: false,
  hours: 'any' as const,
  skillIds: [],
  onlineOnly: false,
}
const about = { language: null, isRouted: false, isLive: false, lastWith: null }
const wednesday = { ...about, now: new Date('2026-11-18T10:00:00Z') }
const verdicts = (choice: ReturnType<typeof choose>) =>
  Object.fromEntries(choice.people.map(({ userId, verdict }) => [userId, verdict]))

test('whoever cannot take it is skipped, and it is said why', () => {
  const choice = choose(
    { ...plain, byLanguage: true, hours: 'skip' },
    [
      some('gone', { person: undefined }),
      some('barred', { person: { ...person, mayRead: false } }),
      some('away', { person: { ...person, clock: { ...clock, away: [{ from: '2026-11-16', to: '2026-11-20' }] } } }),
      some('asleep', { person: { ...person, clock: { ...clock, timeZone: 'America/Los_Angeles' } } }),
      some('french', { person: { ...person, languages: ['fr'] } }),
      some('full', { capacity: 3, records: 3 }),
      some('behind', { turn: 4 }),
      some('next', { turn: 3 }),
    ],
    { ...wednesday, language: 'de-AT' },
  )
  expect(choice.userId).toBe('next')
  expect(verdicts(choice)).toEqual({
    ...{ gone: 'left', barred: 'noRight', away: 'absent', asleep: 'offHours', french: 'language', full: 'full' },
    ...{ behind: 'notTheirTurn', next: 'chosen' },
  })
})

test('the least load is open tasks and records, by weight', () => {
  const people = [
    some('a', { tasks: 3, records: 2 }),
    some('b', { weight: 2, tasks: 4, records: 4 }),
    some('c', { records: 6 }),
  ]
  expect(choose({ ...plain, method: 'leastLoad' }, people, wednesday)).toMatchObject({ userId: 'b' })
})

test('a record without a language suits everybody', () => {
  expect(
    choose({ ...plain, byLanguage: true }, [some('a', { person: { ...person, languages: [] } })], wednesday).userId,
  ).toBe('a')
})

test('with nobody at work it waits for the first who comes, or goes to the next rule', () => {
  const night = { ...about, now: new Date('2026-11-18T22:00:00Z') }
  const people = [
    some('berlin', { person: { ...person, clock: { ...clock, timeZone: 'Europe/Berlin' } } }),
    some('tokyo', { person: { ...person, clock: { ...clock, timeZone: 'Asia/Tokyo' } } }),
  ]
  expect(choose({ ...plain, hours: 'wait' }, people, night).waitsUntil).toEqual(new Date('2026-11-19T00:00:00Z'))
  expect(choose({ ...plain, hours: 'skip' }, people, night)).toMatchObject({ userId: null, waitsUntil: null })
})

test('to whoever is there, has room and the skill; who spoke with the customer last comes first', () => {
  const rule = { ...plain, skillIds: ['s'], onlineOnly: true }
  const able = { ...person, skillIds: ['s'], mostOpen: 3, mostLive: 1 }
  const people = [
    some('unskilled'),
    some('stepped', { person: { ...able, stance: 'away' } }),
    some('offline', { person: { ...able, stance: 'offline' } }),
    some('unseen', { person: { ...able, stance: 'unseen' } }),
    some('full', { person: able, records: 3 }),
    some('chatting', { person: able, records: 1, live: 1 }),
    some('next', { person: able, turn: 1 }),
    some('known', { person: able, turn: 9 }),
  ]
  const chat = { ...wednesday, isRouted: true, isLive: true, lastWith: 'known' }
  const choice = choose(rule, people, chat)
  expect(choice.userId).toBe('known')
  expect(verdicts(choice)).toEqual({
    ...{ unskilled: 'skill', stepped: 'stepped', offline: 'offline', unseen: 'unseen', full: 'full' },
    ...{ chatting: 'fullLive', next: 'notTheirTurn', known: 'again' },
  })
  expect(choose(rule, people, { ...chat, lastWith: 'full' }).userId).toBe('next')
  // Slow ones go to who chats, and to whom nobody has seen where the rule does not mind.
  expect(choose(rule, people, { ...chat, isLive: false, lastWith: 'chatting' }).userId).toBe('chatting')
  expect(choose({ ...rule, onlineOnly: false }, people, { ...chat, lastWith: 'unseen' }).userId).toBe('unseen')
})
