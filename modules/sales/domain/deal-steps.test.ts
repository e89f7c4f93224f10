import { expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person } from '#tests/support/workspace'

const stage = (name: string, checklist: string[]) => ({
  ...{ name, probability: 10, rottingDays: null, category: 'pipeline', requiredFields: [], checklist },
})

async function aDeal(ann: Person, ...steps: string[]) {
  await ann.asks('POST', '/pipelines', { name: 'Wholesale', stages: [stage('First', steps), stage('Second', [])] })
  const { body } = await ann.asks('POST', '/deals', { name: 'Beans', currency: 'EUR', stage: 'first' })
  return { id: String(body.id), version: Number(body.version) }
}
const tick = (who: Person, id: string, step: string, done = true) =>
  who.asks('PUT', `/deals/${id}/steps`, { step, done })
const stepsOf = async (who: Person, id: string) => (await who.asks('GET', `/deals/${id}/steps`)).body.items

// What others wait for says this view to everybody; pg_stat_activity to a superuser alone.
const waiting = `select count(distinct pid)::int as count from pg_locks join pg_stat_activity using (pid)
  where datname = current_database() and not granted`

test('a step is ticked before the move, by whom and when is kept, and the gate knows', async () => {
  const { ann, ben } = await aWorkspace()
  const { id } = await aDeal(ann, 'Budget asked')
  expect(await stepsOf(ann, id)).toEqual([
    { step: 'Budget asked', done: false, wanted: true, doneAt: null, doneBy: null },
  ])
  expect((await ann.asks('PATCH', `/deals/${id}`, { stage: 'second' })).body.errors[0].code).toBe('step_open')
  expect((await tick(ben, id, 'Budget asked')).status).toBe(200)
  expect(await stepsOf(ann, id)).toMatchObject([{ done: true, doneAt: expect.any(String), doneBy: ben.userId }])
  expect((await ann.asks('PATCH', `/deals/${id}`, { stage: 'second' })).status).toBe(200)
  expect(await stepsOf(ann, id)).toMatchObject([{ step: 'Budget asked', wanted: false, doneBy: ben.userId }])
})

test('of two who tick different steps at once both are heard', async () => {
  const { ann, ben, kith } = await aWorkspace()
  const { id } = await aDeal(ann, 'Budget asked', 'Sample sent')
  // Somebody holds the deal until both have come to it.
  const holder = await kith.database.owner.connect()
  await holder.query('begin')
  await holder.query('select from deals where id = $1 for update', [id])
  const ticks = Promise.all([tick(ann, id, 'Budget asked'), tick(ben, id, 'Sample sent')])
  // Asked outside the holder's transaction, which would see one moment of it all along. Others may wait for the deal too.
  const both = eventually(async () => (await kith.database.owner.query(waiting)).rows[0]?.count >= 2)
  await both.finally(() => holder.query('rollback').then(() => holder.release()))
  await ticks
  expect((await stepsOf(ann, id)).map(({ doneBy }: { doneBy: string }) => doneBy)).toEqual([ann.userId, ben.userId])
})

test('a tick that is taken back, here or by a change of the deal, was done by nobody', async () => {
  const { ann, ben } = await aWorkspace()
  const { id } = await aDeal(ann, 'Budget asked')
  await tick(ann, id, 'Budget asked')
  await tick(ann, id, 'Budget asked', false)
  expect(await stepsOf(ann, id)).toMatchObject([{ done: false, doneBy: null }])
  await ben.asks('PATCH', `/deals/${id}`, { checklist: [{ text: 'Budget asked', done: true }] })
  expect(await stepsOf(ann, id)).toMatchObject([{ done: true, doneBy: ben.userId }])
  await ann.asks('PATCH', `/deals/${id}`, { checklist: [] })
  // The stage still wants it.
  expect(await stepsOf(ann, id)).toMatchObject([{ done: false, wanted: true, doneBy: null }])
})

test('a step that a stage was given later is ticked as well; what is no step is refused, and so is a reader', async () => {
  const { ann, rita } = await aWorkspace()
  const { id } = await aDeal(ann)
  const { body } = await ann.asks('GET', '/pipelines')
  const pipeline = body.items.find(({ name }: { name: string }) => name === 'Wholesale')
  const [first, ...others] = pipeline.stages
  await ann.asks('PUT', `/pipelines/${pipeline.id}`, {
    name: 'Wholesale',
    stages: [{ ...first, checklist: ['Contract checked'] }, ...others],
  })
  expect((await tick(ann, id, 'Contract checked')).status).toBe(200)
  expect(await stepsOf(rita, id)).toMatchObject([{ step: 'Contract checked', done: true, doneBy: ann.userId }])
  expect((await tick(ann, id, 'Something else')).body.errors[0]).toMatchObject({ path: 'step', code: 'step_unknown' })
  expect((await tick(rita, id, 'Contract checked', false)).status).toBe(403)
})
