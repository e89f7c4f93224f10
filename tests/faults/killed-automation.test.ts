import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { followRules } from '#modules/automation'
import { deliverSome } from '#platform/events/deliver'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const MANY = 4
/** Running them takes at least so many statements. */
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

test('rules whose worker is killed with -9 again and again answer, note and make tasks and tickets once each, and answer about these', async () => {
  const { ann, kith } = space
  await ann.asks('POST', '/automation-rules', {
    ...{ object: 'conversation', name: 'All of it', trigger: { on: 'created' } },
    acts: [
      { act: 'reply', text: 'We look into it.' },
      { act: 'note', text: 'Packing station 2.' },
      { act: 'label', add: ['parcel'] },
      { act: 'task', title: 'Call', to: ann.userId, days: 0 },
      { act: 'ticket' },
    ],
  })
  await ann.asks('POST', '/automation-rules', {
    ...{ object: 'ticket', name: 'Numbered', trigger: { on: 'created' } },
    acts: [{ act: 'reply', text: 'Your ticket is {{ticket.number}}.' }],
  })
  for (let at = 0; at < MANY; at++) {
    const key = randomUUID()
    const message = { sourceKey: key, messageKey: key, email: `guest${at}@posteo.example`, text: 'Torn.' }
    await ann.asks('POST', '/arrivals', message)
  }
  await eventually(async () => (await deliverSome(kith, followRules)) === 'nothing')
  expect(await count(`automation_runs where state = 'waiting'`)).toBe(MANY)
  const someMoment = () => ({ at: 1 + Math.floor(Math.random() * STATEMENTS), sent: Math.random() < 0.5 })
  const moments = [someMoment(), someMoment(), someMoment()]
  const deaths: boolean[] = []
  for (const moment of moments) deaths.push(await worksUntilKilled(kith, moment))
  await worksToTheEnd(kith, tasks)
  expect(deaths[0], JSON.stringify(moments)).toBe(true)
  expect(await count(`automation_runs where state = 'done'`)).toBe(MANY)
  for (const kind of ['outgoing', 'note'])
    expect(await count(`conversation_messages where kind = '${kind}'`), kind).toBe(MANY)
  for (const table of ['tickets', 'tasks', `conversations where labels = '["parcel"]'`])
    expect(await count(table), table).toBe(MANY)
  expect(await count(`events where type = 'automation.ran'`)).toBe(MANY)
  // What they made sets off the rule about tickets, which answers in the conversations these came out of.
  await eventually(async () => (await deliverSome(kith, followRules)) === 'nothing')
  for (const moment of [someMoment(), someMoment(), { at: 'end' as const, sent: true }])
    await worksUntilKilled(kith, moment)
  await worksToTheEnd(kith, tasks)
  expect(
    await count(`automation_runs where object = 'ticket' and state = 'done' and outcomes @> '[{"result": "done"}]'`),
  ).toBe(MANY)
  expect(await count(`conversation_messages where kind = 'outgoing' and body like 'Your ticket is 1%'`)).toBe(MANY)
  expect(await count(`conversation_messages where kind = 'outgoing'`)).toBe(2 * MANY)
})
