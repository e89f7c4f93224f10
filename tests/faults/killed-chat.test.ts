import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { aBrowser } from '#tests/support/a-chat'
import { aModel } from '#tests/support/a-model'
import { aDesk } from '#tests/support/an-assistant'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'

const VISITORS = 9
/** Answering them takes at least so many statements. */
const STATEMENTS = 150

beforeAll(async () => void (await buildDoomedWorker()))

const someMoment = (statements: number) => ({
  at: 1 + Math.floor(Math.random() * statements),
  sent: Math.random() < 0.5,
})

test('a worker killed with -9 again and again answers each question once, hands each chat over once, and mails it once', async () => {
  const { place, channel, visitor } = await aDesk()
  const { ann, kith } = place
  const model = await aModel('Grind a bit coarser for a filter machine.')
  kith.config.privateModels = 'allowed'
  await ann.asks('PATCH', '/assistant-model', { isOn: true, baseUrl: model.baseUrl, model: 'small-8b' })
  const count = async (what: string): Promise<number> => {
    const { rows } = await kith.database.owner.query(`select count(*)::int as count from ${what}`)
    return rows[0].count
  }
  const browsers = Array.from({ length: 2 * VISITORS - 1 }, () => aBrowser(place, channel.word))
  const all = [visitor, ...browsers]
  for (const [at, browser] of all.entries()) {
    if (at > 0) await browser.begins({ answers: { name: `Guest ${at}`, email: `g${at}@x.example` } })
    await browser.says(at % 2 ? 'I want to talk to a human' : 'How coarse do I grind for a filter machine?')
  }
  const moments = [...[1, 2, 3].map(() => someMoment(STATEMENTS)), { at: 'end' as const, sent: true }]
  const deaths: boolean[] = []
  for (const moment of moments) deaths.push(await worksUntilKilled(kith, moment))
  await worksToTheEnd(kith, tasks)
  expect(deaths[0], JSON.stringify(moments)).toBe(true)
  for (const [at, browser] of all.entries()) {
    const lines = (await browser.reads()).map(({ by, notice }) => notice?.kind ?? by)
    expect([at, lines]).toEqual([at, ['visitor', at % 2 ? 'handedOver' : 'assistant']])
  }
  expect(await count('chat_answers')).toBe(VISITORS)
  expect(await count(`conversation_messages where kind = 'outgoing'`)).toBe(VISITORS)
  expect(await count('chat_hand_overs')).toBe(VISITORS)
  expect(await count(`conversation_messages where kind = 'note'`)).toBe(VISITORS)
  // What left for the model is one question each, whoever died before its answer came.
  expect(await count('chat_phrasings')).toBe(VISITORS)
  expect(model.asked.length).toBeLessThanOrEqual(VISITORS)

  const { rows: answered } = await kith.database.owner.query('select visitor_id as id from chat_answers')
  const mailed: boolean[] = []
  for (const moment of [someMoment(20), someMoment(20), { at: 'end' as const, sent: true }]) {
    await ann.does(async (ctx) => {
      for (const { id } of answered) await ctx.later('test.transcript', { visitorId: id }, { key: `transcript ${id}` })
    })
    mailed.push(await worksUntilKilled(kith, moment))
  }
  expect(mailed).toEqual([true, true, true])
  await kith.database.owner.query(`delete from graphile_worker._private_jobs`)
  await ann.does(async (ctx) => {
    for (const { id } of answered) await ctx.later('test.transcript', { visitorId: id }, { key: `transcript ${id}` })
  })
  await worksUntilKilled(kith, { at: 1_000_000, sent: false })
  expect(await count(`outgoing_mails where key like 'chat-transcript:%'`)).toBe(VISITORS)
  expect(await count(`chat_lines where notice ->> 'kind' = 'transcript'`)).toBe(VISITORS)
})
