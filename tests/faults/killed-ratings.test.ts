import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { laterAsk } from '#modules/feedback/domain/ask.ts'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { asking, resolved } from '#tests/support/surveys'

const CUSTOMERS = 12
/** Asking them, and taking their ratings in, takes at least so many statements. */
const STATEMENTS = 60

beforeAll(async () => void (await buildDoomedWorker()))

const someMoment = () => ({ at: 1 + Math.floor(Math.random() * STATEMENTS), sent: Math.random() < 0.5 })

test('a worker killed with -9 again and again asks each customer once, and makes one task of each bad rating', async () => {
  const { ann, kith } = await asking({ followUp: 'agent' })
  const { owner } = kith.database
  const count = async (what: string): Promise<number> =>
    (await owner.query(`select count(*)::int as count from ${what}`)).rows[0].count
  const ids: string[] = []
  for (let at = 0; at < CUSTOMERS; at++) ids.push(await resolved(ann, { email: `g${at}@x.example` }))
  // What else conversations set going is not of this test.
  await owner.query('delete from graphile_worker._private_jobs')
  const asks = () =>
    ann.does(async (ctx) => void (await Promise.all(ids.map((conversationId) => laterAsk(ctx, { conversationId })))))
  const deaths: boolean[] = []
  for (const moment of [someMoment(), someMoment(), { at: 'end' as const, sent: true }]) {
    await asks()
    deaths.push(await worksUntilKilled(kith, moment))
  }
  await asks()
  await worksToTheEnd(kith, tasks)
  expect(deaths[0]).toBe(true)
  for (const what of ['surveys', 'survey_rests', `outgoing_mails where key like 'survey:%'`])
    expect([what, await count(what)]).toEqual([what, CUSTOMERS])
  expect(await count(`events where type = 'conversation.surveyed'`)).toBe(CUSTOMERS)

  const { rows: surveys } = await owner.query('select id from surveys')
  const rates = () =>
    ann.does(async (ctx) => {
      for (const { id } of surveys) await ctx.later('test.rate', { surveyId: id, rating: 1 }, { key: `rate ${id}` })
    })
  const died: boolean[] = []
  for (const moment of [someMoment(), someMoment(), { at: 'end' as const, sent: true }]) {
    await rates()
    died.push(await worksUntilKilled(kith, moment))
  }
  await rates()
  await worksUntilKilled(kith, { at: 1_000_000, sent: false })
  expect(died[0]).toBe(true)
  expect(await count('surveys where rating = 1')).toBe(CUSTOMERS)
  expect(await count('surveys s join tasks t on t.workspace_id = s.workspace_id and t.id = s.task_id')).toBe(CUSTOMERS)
  expect(await count('tasks')).toBe(CUSTOMERS)
  expect(await count(`events where type = 'conversation.rated'`)).toBe(CUSTOMERS)
})
