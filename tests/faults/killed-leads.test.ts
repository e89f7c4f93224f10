import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import { saveRecords } from '#platform/objects/save-records'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { mortalTasks } from '#tests/support/mortal-tasks'
import { aScheme } from '#tests/support/scoring'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

let space: TestWorkspace

beforeAll(async () => {
  const [made] = await Promise.all([aWorkspace(), buildDoomedWorker()])
  space = made
})

const count = async (what: string): Promise<number> => {
  const { rows } = await space.kith.database.owner.query(`select count(*)::int as count from ${what}`)
  return rows[0].count
}

/** Kills the worker in what it does, which takes at least so many `statements`, and after it. @returns whether the first death came. */
async function diesThrice(statements: number): Promise<boolean> {
  const moment = (at: number | 'end', sent: boolean) => worksUntilKilled(space.kith, { at, sent })
  const some = () => 1 + Math.floor(Math.random() * statements)
  const died = await moment(some(), Math.random() < 0.5)
  await moment(some(), Math.random() < 0.5)
  await moment('end', true)
  await worksToTheEnd(space.kith, mortalTasks)
  return died
}

test('what strangers fill in is one submission and one lead each, though whoever takes it in is killed', async () => {
  const { ann } = space
  const field = { key: 'email', of: 'contact', field: 'emails', label: 'Email', required: true }
  const made = await ann.asks('POST', '/forms', { name: 'Enquiry', content: { title: 'Hello', fields: [field] } })
  const { body: form } = await ann.asks('PATCH', `/forms/${made.body.id}`, { state: 'published' })
  await ann.does(async (ctx) => {
    for (let at = 0; at < 12; at++) {
      const sent = { formId: form.id, token: uuidv7(), email: `guest${at}@x.example` }
      // Sent twice from one page.
      await ctx.later('test.fillIn', sent)
      await ctx.later('test.fillIn', sent)
    }
  })
  expect(await diesThrice(120)).toBe(true)
  expect(await count('form_submissions')).toBe(12)
  expect(await count(`contacts where source = 'newsletter' and lifecycle_stage = 'lead'`)).toBe(12)
  expect(await count(`events where type = 'form.submitted'`)).toBe(12)
})

test('a pass over all scores, killed in its parts, gives each contact one score and one reason why it changed', async () => {
  const { ann } = space
  // More than one part of a pass.
  const inputs = Array.from({ length: 20_200 }, (_, at) => ({ input: { firstName: `Buyer ${at}`, jobTitle: 'Owner' } }))
  for (let from = 0; from < inputs.length; from += 5_000)
    await ann.does((ctx) => saveRecords(ctx, ctx.objects.find('contact'), inputs.slice(from, from + 5_000)))
  const set = await ann.asks('PUT', '/scoring', { version: null, active: true, scheme: aScheme() })
  expect(set.status).toBe(200)
  expect(await diesThrice(12)).toBe(true)
  const contacts = await count('contacts where deleted_at is null')
  expect(await count('contact_scores')).toBe(contacts)
  expect(await count('contact_score_changes')).toBe(
    await count('(select distinct contact_id from contact_score_changes) as c'),
  )
  expect(await count(`scorings where requested_at is null and pass_after is null and filled_version = version`)).toBe(1)
})

test('a night of the forecast, killed while it is kept, is whole and there once', async () => {
  const { ann } = space
  const inputs = Array.from({ length: 300 }, (_, at) => ({
    input: { name: `Deal ${at}`, currency: 'EUR', amount: 100 },
  }))
  await ann.does((ctx) => saveRecords(ctx, ctx.objects.find('deal'), inputs))
  await ann.does((ctx) => ctx.later('forecast.nights', {}))
  expect(await diesThrice(4)).toBe(true)
  expect(await count('forecast_nights')).toBe(1)
  expect(await count('forecast_states')).toBe(300)
  expect(await count('(select distinct deal_id from forecast_states where until_day is null) as kept')).toBe(300)
})
