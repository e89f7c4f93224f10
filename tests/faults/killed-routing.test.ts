import { beforeAll, beforeEach, expect, test } from 'vitest'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { mortalTasks } from '#tests/support/mortal-tasks'
import { arrives, holdersOf, routes, tally } from '#tests/support/routing'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const MINUTE = 60_000

let space: TestWorkspace

beforeAll(() => buildDoomedWorker())
beforeEach(async () => {
  space = await aWorkspace()
})

const count = async (table: string, where = 'true'): Promise<number> => {
  const { rows } = await space.kith.database.owner.query(
    `select count(*)::int as count from ${table} where workspace_id = $1 and ${where}`,
    [space.workspaceId],
  )
  return rows[0].count
}

const acts = (field: string) => count('conversation_messages', `act ->> 'field' = '${field}'`)
const moves = (field: string, to: string) =>
  count(
    'events',
    `type = 'conversation.updated' and payload -> 'changes' ? '${field}' and payload -> 'changes' -> '${field}' ->> 1 ${to}`,
  )

const settings = { mostOpen: null as number | null, mostLive: null, awayMinutes: null, handsBack: true }
const set = (more: Partial<typeof settings>) => space.ann.asks('PUT', '/routing-settings', { ...settings, ...more })

/** What happened is read, and all done that comes of it, by a worker that dies at these statements and behind its work. */
async function dies(task: string, statements: readonly number[], aheadMs = 0): Promise<boolean> {
  const { owner } = space.kith.database
  // What a dead worker left is done by the next; a job asked for anew while it runs would take the place of that.
  const enqueue = async () => {
    const { rowCount } = await owner.query('select from graphile_worker._private_jobs')
    if (rowCount === 0) await space.ann.does((ctx) => ctx.later(task, { subscriber: 'assignment' }))
  }
  const deaths: boolean[] = []
  const moments = statements.map((most) => ({ at: 1 + Math.floor(Math.random() * most), sent: Math.random() < 0.5 }))
  for (const moment of [...moments, { at: 'end' as const, sent: true }]) {
    await enqueue()
    deaths.push(await worksUntilKilled(space.kith, { ...moment, aheadMs }))
  }
  await enqueue()
  await worksToTheEnd({ ...space.kith, now: () => new Date(Date.now() + aheadMs) }, mortalTasks)
  return deaths[0] === true
}

test('conversations whose worker is killed with -9 again and again go to one person each, and those without room to the next rule', async () => {
  const { ann, ben } = space
  const room = 12
  await set({ mostOpen: room })
  const { body: team } = await ann.asks('POST', '/teams', { name: 'Back office' })
  await routes(space, { name: 'Counter', people: [{ userId: ann.userId }, { userId: ben.userId }], waitMinutes: 5 })
  await routes(space, { name: 'Then', method: 'team', teamId: team.id })
  const ids: string[] = []
  for (let at = 0; at < 3 * room; at++) ids.push(await arrives(space))

  expect(await dies('test.readStream', [6, 100, 100])).toBe(true)
  const holders = await holdersOf(space, ids)
  expect([ann.userId, ben.userId, null].map((id) => tally(holders, id))).toEqual([room, room, room])
  expect([await count('assignment_queue'), await count('assignments')]).toEqual([room, 2 * room])

  expect(await dies('assignment.minute', [30, 60], 6 * MINUTE)).toBe(true)
  expect(await holdersOf(space, ids)).toEqual(holders)
  expect(await count('conversations', `team_id = '${team.id}' and assignee_id is null`)).toBe(room)
  expect(await count('assignment_queue')).toBe(0)
  expect(await count('(select distinct on (record_id) * from assignments) as given')).toBe(3 * room)
  expect(await count('events', `type = 'record.assigned'`)).toBe(3 * room)
  expect([await acts('routed'), await acts('assigneeId'), await acts('teamId')]).toEqual([3 * room, 2 * room, room])
  // Each is told of once: the key of such a word is a new one each time.
  expect(await count('notifications', `kind = 'conversation.assigned'`)).toBe(2 * room)
})

test('what somebody who leaves hands back, the workers killed with -9 again and again, is taken off them once and given once', async () => {
  const { ann, ben } = space
  const many = 25
  await set({})
  await ann.asks('PUT', '/availability', { state: 'away' })
  await routes(space, { people: [{ userId: ann.userId }, { userId: ben.userId }] })
  const ids: string[] = []
  for (let at = 0; at < many; at++) ids.push(await arrives(space))
  await space.ann.does((ctx) => ctx.later('test.readStream', { subscriber: 'assignment' }))
  await worksToTheEnd(space.kith, mortalTasks)
  expect(tally(await holdersOf(space, ids), ben.userId)).toBe(many)

  await ann.asks('PUT', '/availability', { state: 'online' })
  await ben.asks('PUT', '/availability', { state: 'offline' })
  const moments = [20, 60, 60].map((most) => ({ at: 1 + Math.floor(Math.random() * most), sent: Math.random() < 0.5 }))
  const deaths: boolean[] = []
  for (const moment of [...moments, { at: 'end' as const, sent: true }])
    deaths.push(await worksUntilKilled(space.kith, moment))
  expect(deaths[0], JSON.stringify(moments)).toBe(true)
  await worksToTheEnd(space.kith, mortalTasks)
  expect(tally(await holdersOf(space, ids), null)).toBe(many)

  expect(await dies('test.readStream', [6, 100, 100])).toBe(true)
  expect(tally(await holdersOf(space, ids), ann.userId)).toBe(many)
  expect([await acts('handedBack'), await acts('routed')]).toEqual([many, 2 * many])
  expect(await moves('assigneeId', 'is null')).toBe(many)
  expect(await moves('assigneeId', `= '${ann.userId}'`)).toBe(many)
  expect(await count('assignments')).toBe(2 * many)
  expect(await count('assignment_queue')).toBe(0)
})
