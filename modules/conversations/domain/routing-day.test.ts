import { expect, test } from 'vitest'
import { noteSeen } from '#modules/assignment/domain/availability.ts'
import { endDays } from '#modules/assignment/domain/end-days.ts'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { assigns } from '#tests/support/assigning'
import { answers, arrives, holderOf, holdersOf, routes } from '#tests/support/routing'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

/** Five in the afternoon of the next Monday, when Ben's day ends and Ann's goes on. */
const FIVE = new Date()
FIVE.setUTCDate(FIVE.getUTCDate() + ((8 - FIVE.getUTCDay()) % 7 || 7))
FIVE.setUTCHours(17, 0, 0, 0)
const minutes = (after: number) => new Date(FIVE.getTime() + after * 60_000)

const at = <T>(who: Person, moment: Date, work: (ctx: Ctx) => Promise<T>) =>
  who.does((ctx) => work(inLightOf(ctx, { now: () => moment })))

/** As the clock does each minute, in the name of nobody. */
async function daysEnd({ kith, workspaceId }: TestWorkspace, moment: Date): Promise<void> {
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  await inWorkspace(kith, acting, (ctx) => endDays(inLightOf(ctx, { now: () => moment })))
}

/** Both share what comes in; Ben leaves at five, Ann later; what Ben had at ten to five is his. */
async function atWork(handsBack: boolean) {
  const ours = await aWorkspace()
  const { ann, ben, kith } = ours
  const settings = { mostOpen: null, mostLive: null, awayMinutes: 15, handsBack }
  await ann.asks('PUT', '/routing-settings', settings)
  const day = (to: string) => JSON.stringify([1, 2, 3, 4, 5].map((of) => ({ day: of, from: '09:00', to })))
  for (const [person, to] of [
    [ben, '17:00'],
    [ann, '20:00'],
  ] as const)
    await kith.database.owner.query('update users set working_hours = $2, time_zone = $3 where id = $1', [
      ...[person.userId, day(to), 'UTC'],
    ])
  await routes(ours, { people: [{ userId: ben.userId }, { userId: ann.userId }] })
  await ann.asks('PUT', '/availability', { state: 'away' })
  const ids = [await arrives(ours), await arrives(ours)]
  await assigns(ours)
  expect(await holdersOf(ours, ids)).toEqual([ben.userId, ben.userId])
  const [waits = '', answered = ''] = ids
  await answers(ben, answered)
  await ann.asks('PUT', '/availability', { state: 'online' })
  await at(ben, minutes(-10), noteSeen)
  await at(ann, minutes(-10), noteSeen)
  return { ...ours, waits, answered }
}

const stateOf = async ({ ann }: TestWorkspace, { userId }: Person) => {
  const { items } = (await ann.asks('GET', '/availabilities')).body
  return items.find((one: { userId: string }) => one.userId === userId).state
}

test('whose working day ends gets nothing more; what waits with them is handed back and given on, what they answered stays', async () => {
  const ours = await atWork(true)
  const { ann, ben, waits, answered } = ours
  // At their screens still: their day goes on for as long.
  await daysEnd(ours, minutes(3))
  expect(await stateOf(ours, ben)).not.toBe('offline')
  await daysEnd(ours, minutes(6))
  expect([await stateOf(ours, ben), await stateOf(ours, ann)]).toEqual(['offline', 'online'])
  await assigns(ours)
  await assigns(ours)
  expect(await holdersOf(ours, [waits, answered])).toEqual([ann.userId, ben.userId])
  const { messages } = (await ann.asks('GET', `/conversations/${waits}/thread`)).body
  const acts = messages.flatMap(({ act }: { act: object | null }) => act ?? [])
  expect(acts).toContainEqual({ field: 'handedBack', from: ben.userId, to: { why: 'dayEnded' } })
  const later = [await arrives(ours), await arrives(ours), await arrives(ours)]
  await assigns(ours)
  expect(new Set(await holdersOf(ours, later))).toEqual(new Set([ann.userId]))
  // The next morning they are seen again, and it is their turn.
  await at(ben, minutes(16 * 60), noteSeen)
  const next = await arrives(ours)
  await assigns(ours)
  expect(await holderOf(ours, next)).toBe(ben.userId)
})

test('where a workspace hands nothing back, who goes home keeps what they have and gets nothing more', async () => {
  const ours = await atWork(false)
  const { ann, ben, waits } = ours
  await daysEnd(ours, minutes(10))
  await assigns(ours)
  expect(await holderOf(ours, waits)).toBe(ben.userId)
  const next = await arrives(ours)
  await assigns(ours)
  expect(await holderOf(ours, next)).toBe(ann.userId)
})
