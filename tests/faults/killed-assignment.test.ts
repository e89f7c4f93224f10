import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { followUnowned } from '#modules/assignment'
import { deliverSome } from '#platform/events/deliver'
import { saveRecords } from '#platform/objects/save-records'
import { aRule } from '#tests/support/assigning'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

/** Two parts of the queue, and a rest. */
const MANY = 1_100
/** Giving them out takes at least so many statements. */
const STATEMENTS = 40

let space: TestWorkspace

beforeAll(async () => {
  const [made] = await Promise.all([aWorkspace(), buildDoomedWorker()])
  space = made
})

const count = async (what: string): Promise<number> => {
  const { rows } = await space.kith.database.owner.query(`select count(*)::int as count from ${what}`)
  return rows[0].count
}

test('records that nobody owns, their worker killed with -9 again and again, go to one person each, in turn', async () => {
  const { ann, ben, kith } = space
  await aRule(space, {
    occasions: ['created'],
    people: [{ userId: ann.userId }, { userId: ben.userId }],
    alarmMinutes: 60,
  })
  const inputs = Array.from({ length: MANY }, (_, at) => ({ input: { firstName: `Guest ${at}` } }))
  await ben.does((ctx) => saveRecords(ctx, ctx.objects.find('contact'), inputs))
  await eventually(async () => (await deliverSome(kith, followUnowned)) === 'nothing')
  expect(await count('assignment_queue')).toBe(MANY)
  const someMoment = () => ({ at: 1 + Math.floor(Math.random() * STATEMENTS), sent: Math.random() < 0.5 })
  const moments = [someMoment(), someMoment(), someMoment(), { at: 'end' as const, sent: true }]
  const deaths: boolean[] = []
  for (const moment of moments) deaths.push(await worksUntilKilled(kith, moment))
  await worksToTheEnd(kith, tasks)
  expect(deaths[0], JSON.stringify(moments)).toBe(true)
  expect(await count('assignment_queue')).toBe(0)
  expect(await count('assignments')).toBe(MANY)
  expect(await count('(select distinct record_id from assignments) as given')).toBe(MANY)
  expect(await count(`events where type = 'record.assigned'`)).toBe(MANY)
  expect(await count(`events where type = 'contact.updated' and payload -> 'changes' ? 'ownerId'`)).toBe(MANY)
  for (const { userId } of [ann, ben]) expect(await count(`contacts where owner_id = '${userId}'`)).toBe(MANY / 2)
  // Ben made them: only Ann is told, of all that became hers.
  const told = `notifications where kind = 'assignment.givenMany'`
  const { rows } = await kith.database.owner.query(
    `select user_id, sum((params ->> 'count')::int)::int as count from ${told} group by 1`,
  )
  expect(rows).toEqual([{ user_id: ann.userId, count: MANY / 2 }])
})
