import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { saveRecords } from '#platform/objects/save-records'
import { plusWorkingDays, usualHours } from '#platform/values/working-time'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const MANY = 45
/** Taking their steps takes at least so many statements. */
const STATEMENTS = 400

let space: TestWorkspace

beforeAll(async () => {
  const [made] = await Promise.all([aWorkspace(), buildDoomedWorker()])
  space = made
})

const count = async (what: string): Promise<number> => {
  const { rows } = await space.kith.database.owner.query(`select count(*)::int as count from ${what}`)
  return rows[0].count
}

test('a sequence whose worker is killed with -9 again and again loses nobody and sends nothing twice', async () => {
  const { ann, kith } = space
  // The worker lives at a moment at which everybody works.
  const working = plusWorkingDays({ hours: usualHours, timeZone: 'Europe/Berlin', away: [] }, new Date(), 1)
  const aheadMs = working.getTime() - Date.now()
  const mail = { kind: 'mail', subject: 'Hello', body: 'How was it?' }
  const steps = [mail, mail, { kind: 'call', title: 'Call them' }]
  const { body } = await ann.asks('POST', '/sequences', { name: 'After', basis: 'anyone', dailyCap: 500, steps })
  await ann.asks('PATCH', `/sequences/${body.id}`, { state: 'on' })
  const inputs = Array.from({ length: MANY }, (_, at) => ({
    input: { firstName: `Guest ${at}`, emails: [`g${at}@x.example`] },
  }))
  const saved = await ann.does((ctx) => saveRecords(ctx, ctx.objects.find('contact'), inputs))
  const contactIds = saved.map(({ id }) => id)
  const enrolled = await ann.asks('POST', `/sequences/${body.id}/enrolments`, { contactIds, senderId: ann.userId })
  expect(enrolled.body.enrolled).toHaveLength(MANY)
  const someMoment = () => ({ at: 1 + Math.floor(Math.random() * STATEMENTS), sent: Math.random() < 0.5, aheadMs })
  const moments = [someMoment(), someMoment(), someMoment(), { at: 'end' as const, sent: true, aheadMs }]
  const deaths: boolean[] = []
  for (const moment of moments) {
    await ann.does((ctx) => ctx.later('sequences.minute', {}, { key: 'sequences.minute' }))
    deaths.push(await worksUntilKilled(kith, moment))
  }
  await ann.does((ctx) => ctx.later('sequences.minute', {}, { key: 'sequences.minute' }))
  await worksToTheEnd({ ...kith, now: () => new Date(Date.now() + aheadMs) }, tasks)
  expect(deaths[0], JSON.stringify(moments)).toBe(true)
  expect(await count('sequence_runs')).toBe(3 * MANY)
  expect(await count('letters')).toBe(2 * MANY)
  expect(await count('outgoing_mails')).toBe(2 * MANY)
  expect(await count(`activities where kind = 'mail'`)).toBe(2 * MANY)
  expect(await count('tasks')).toBe(MANY)
  const { rows } = await kith.database.owner.query('select mails from sequence_days')
  expect(rows).toEqual([{ mails: 2 * MANY }])
})
