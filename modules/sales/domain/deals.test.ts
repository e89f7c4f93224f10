import { expect, test } from 'vitest'
import { saveRecord } from '#platform/objects/save-records'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { closeDeal, reopenDeal } from './close-deal.ts'
import { listStays } from './list-stays.ts'

const aDeal = (ann: Person, input: Record<string, unknown> = {}) =>
  ann.does((ctx) =>
    saveRecord(ctx, ctx.objects.find('deal'), {
      input: { name: 'Espresso for three shops', currency: 'EUR', ...input },
    }),
  )
const change = (who: Person, id: string, input: Record<string, unknown>) =>
  who.tries((ctx) => saveRecord(ctx, ctx.objects.find('deal'), { id, input }))
const outcome = (who: Person, id: string, wanted: 'won' | 'lost', reason: string | null = null) =>
  who.tries((ctx) => closeDeal(ctx, { id, outcome: wanted, reason, note: '' }))

test('the first deal of a workspace stands in the first stage of the pipeline Kith brings along, weighed by it', async () => {
  const { ann } = await aWorkspace()
  const deal = await aDeal(ann, { amount: 100_000, recurringAmount: 5_000, recurringPeriod: 'quarterly' })
  expect(deal).toMatchObject({
    pipeline: 'sales',
    stage: 'enquiry',
    status: 'open',
    value: 120_000,
    weighted: 12_000,
    closedAt: null,
  })
  const { body } = await ann.asks('GET', '/pipelines')
  expect(body.items).toMatchObject([{ id: 'sales', name: 'Sales', version: 0 }])
  const { code, value } = await change(ann, deal.id, { probability: 33 })
  expect(code).toBe('ok')
  expect(value).toMatchObject({ weighted: 39_600 })
})

test('a stage brings its pipeline; what is no stage is refused by name, the others of a batch are written', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/pipelines', {
    name: 'Grüne Tüten',
    stages: [
      { name: 'Anfang', probability: 5, rottingDays: null, category: 'omitted', requiredFields: [], checklist: [] },
    ],
  })
  const { body } = await ann.asks('POST', '/deals/batch', {
    records: [
      { name: 'A', currency: 'EUR', stage: 'anfang' },
      { name: 'B', currency: 'EUR', stage: 'nowhere' },
      { name: 'C', currency: 'EUR', pipeline: 'gruene-tueten' },
      { name: 'D', currency: 'EUR', pipeline: 'sales', stage: 'anfang' },
    ],
  })
  expect(body.results.map(({ status }: { status: string }) => status)).toEqual([
    'created',
    'failed',
    'created',
    'failed',
  ])
  expect(body.results[1].errors).toEqual([
    {
      path: 'stage',
      code: 'option_unknown',
      message: 'There is no stage “nowhere”',
      mend: 'Use one of: enquiry, qualified, quote-sent, negotiation, anfang.',
    },
  ])
  const listed = await ann.asks(
    'GET',
    `/deals?filter=${encodeURIComponent('{"field":"stage","op":"eq","value":"anfang"}')}`,
  )
  expect(
    listed.body.items.map(({ name, pipeline }: { name: string; pipeline: string }) => [name, pipeline]).sort(),
  ).toEqual([
    ['A', 'gruene-tueten'],
    ['C', 'gruene-tueten'],
  ])
})

test('a deal closes once, even when two people press at the same moment', async () => {
  const { ann, ben } = await aWorkspace()
  const { id } = await aDeal(ann)
  const answers = await Promise.all([outcome(ann, id, 'won'), outcome(ben, id, 'lost', 'price')])
  expect(answers.map(({ code }) => code).sort()).toEqual(['deal_already_closed', 'ok'])
})

test('stays are exact: a move ends one and begins the next, an outcome ends the last, reopening begins another', async () => {
  const { ann, kith } = await aWorkspace()
  let now = new Date('2026-11-02T09:00:00Z')
  kith.now = () => now
  const at = (text: string) => {
    now = new Date(text)
  }
  const { id } = await aDeal(ann, { amount: 1000 })
  at('2026-11-05T09:00:00Z')
  await change(ann, id, { stage: 'quote-sent' })
  at('2026-11-09T09:00:00Z')
  expect((await outcome(ann, id, 'lost', 'price')).value).toMatchObject({
    status: 'lost',
    weighted: 0,
    outcomeReason: 'price',
  })
  at('2026-11-10T09:00:00Z')
  const { value } = await ann.tries((ctx) => reopenDeal(ctx, id))
  expect(value).toMatchObject({ status: 'open', closedAt: null, outcomeReason: null, weighted: 500 })
  at('2026-11-12T09:00:00Z')
  expect(await ann.does((ctx) => listStays(ctx, id))).toEqual([
    stay('enquiry', '2026-11-02', '2026-11-05', 'move'),
    stay('quote-sent', '2026-11-05', '2026-11-09', 'lost'),
    { ...stay('quote-sent', '2026-11-10', null, null), seconds: 2 * 86_400 },
  ])
})

const day = (text: string) => `${text}T09:00:00Z`
const stay = (stage: string, from: string, to: string | null, endedBy: string | null) => ({
  pipeline: 'sales',
  stage,
  enteredAt: day(from),
  leftAt: to && day(to),
  endedBy,
  seconds: to ? (Date.parse(to) - Date.parse(from)) / 1000 : 0,
})

test('a deal that comes closed, as from another program, stayed from its beginning to its outcome', async () => {
  const { ann } = await aWorkspace()
  const { id } = await aDeal(ann, {
    status: 'won',
    startedAt: '2016-10-20T00:00:00Z',
    closedAt: '2017-03-01T00:00:00Z',
    amount: 105_400,
  })
  const stays = await ann.does((ctx) => listStays(ctx, id))
  expect(stays).toMatchObject([{ enteredAt: '2016-10-20T00:00:00Z', leftAt: '2017-03-01T00:00:00Z', endedBy: 'won' }])
})

test('a gate asks for fields on the way in and for steps on the way on, and lets through who goes back', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('GET', '/pipelines')
  const [pipeline] = body.items
  const [first, second, ...rest] = pipeline.stages
  await ann.asks('PUT', '/pipelines/sales', {
    name: 'Sales',
    stages: [
      { ...first, checklist: ['Budget asked'] },
      { ...second, requiredFields: ['amount', 'contactId'] },
      ...rest,
    ],
  })
  const deal = await aDeal(ann)
  expect(deal.checklist).toEqual([{ text: 'Budget asked', done: false }])
  const refused = await ann.asks('PATCH', `/deals/${deal.id}`, { stage: second.id, amount: 5 })
  expect(refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['contactId', 'stage_wants'],
    ['checklist', 'step_open'],
  ])
  const contact = await ann.asks('POST', '/contacts', { firstName: 'Mara' })
  const moved = await ann.asks('PATCH', `/deals/${deal.id}`, {
    stage: second.id,
    amount: 5,
    contactId: contact.body.id,
    checklist: [{ text: 'Budget asked', done: true }],
  })
  expect(moved.body).toMatchObject({ stage: second.id })
  const back = await ann.asks('PATCH', `/deals/${deal.id}`, { stage: first.id })
  expect(back.status).toBe(200)
})

test('own probability and forecast category outlive every move; those of a stage are weighed anew when it changes', async () => {
  const { ann } = await aWorkspace()
  const own = await aDeal(ann, { amount: 1000, probability: 80, forecastCategory: 'commit' })
  const other = await aDeal(ann, { amount: 1000 })
  const moved = await change(ann, own.id, { stage: 'qualified' })
  expect(moved.value).toMatchObject({ probability: 80, forecastCategory: 'commit', weighted: 800 })
  const { body } = await ann.asks('GET', '/pipelines')
  const [{ stages, name, version }] = body.items
  const changed = await ann.asks('PUT', '/pipelines/sales', {
    name,
    version,
    stages: stages.map((stage: { id: string }) => (stage.id === 'enquiry' ? { ...stage, probability: 20 } : stage)),
  })
  expect(changed.status).toBe(200)
  expect((await ann.asks('GET', `/deals/${other.id}`)).body.weighted).toBe(200)
  expect((await ann.asks('PUT', '/pipelines/sales', { name, version, stages })).body.code).toBe('version_conflict')
})

test('a stage with deals in it cannot go, and not everybody may change pipelines', async () => {
  const { ann, ben } = await aWorkspace()
  await aDeal(ann)
  const { body } = await ann.asks('GET', '/pipelines')
  const [{ name, stages }] = body.items
  const refused = await ann.asks('PUT', '/pipelines/sales', { name, stages: stages.slice(1) })
  expect(refused.body.errors).toMatchObject([{ code: 'stage_in_use', message: 'Deals stand in “Enquiry”: 1' }])
  expect((await ann.asks('PUT', '/pipelines/sales', { name, stages: stages.slice(0, 2) })).status).toBe(200)
  expect((await ben.asks('PUT', '/pipelines/sales', { name, stages })).status).toBe(403)
})

test('a deal rots when nobody touched it for longer than its stage allows; plans do not count, what was done does', async () => {
  const { ann, kith } = await aWorkspace()
  const old = new Date(Date.now() - 20 * 86_400_000)
  kith.now = () => old
  const { id } = await aDeal(ann)
  kith.now = () => new Date()
  const standing = async () => (await ann.asks('GET', `/deals/standings?deals=${id}`)).body.items[0]
  const rotting = async () => {
    const filter = encodeURIComponent('{"and":[{"field":"pace.rotting","op":"eq","value":true}]}')
    return (await ann.asks('GET', `/deals/count?filter=${filter}`)).body.count
  }
  expect(await standing()).toMatchObject({ rotting: true, next: null, last: null })
  const links = [{ object: 'deal', id }]
  const dueAt = new Date(Date.now() - 3_600_000).toISOString()
  const { body: task } = await ann.asks('POST', '/tasks', { title: 'Call them', dueAt, links })
  expect(await standing()).toMatchObject({ rotting: true, next: { title: 'Call them', kind: 'task' }, last: null })
  const overdue = encodeURIComponent('{"and":[{"field":"pace.next","op":"in","value":["overdue"]}]}')
  expect((await ann.asks('GET', `/deals/count?filter=${overdue}`)).body.count).toBe(1)
  expect(await rotting()).toBe(1)
  await ann.asks('PATCH', `/tasks/${task.id}`, { completedAt: new Date().toISOString() })
  expect(await standing()).toMatchObject({ rotting: false, next: null, last: { title: 'Call them' } })
  expect(await rotting()).toBe(0)
})

test('a stage that is some teams’ own: others move nothing there, from there, nor close it there; they are told who may', async () => {
  const { ann, ben } = await aWorkspace()
  const team = (await ann.asks('POST', '/teams', { name: 'Closers' })).body.id as string
  const { body } = await ann.asks('GET', '/pipelines')
  const [pipeline] = body.items
  const stages = pipeline.stages.map((stage: { id: string }) =>
    stage.id === 'negotiation' ? { ...stage, teamIds: [team] } : stage,
  )
  const kept = await ann.asks('PUT', `/pipelines/${pipeline.id}`, { name: pipeline.name, stages })
  expect(kept).toMatchObject({ status: 200 })
  const asked = (who: Person, id: string, stage: string) => who.asks('PATCH', `/deals/${id}`, { stage })
  const refused = {
    status: 422,
    body: { errors: [{ path: 'stage', code: 'stage_not_yours', message: expect.stringContaining('Closers') }] },
  }
  const [free, there] = [await aDeal(ann), await aDeal(ann, { stage: 'negotiation' })]
  expect(await asked(ben, free.id, 'negotiation')).toMatchObject(refused)
  expect(await asked(ben, there.id, 'enquiry')).toMatchObject(refused)
  expect(await outcome(ben, there.id, 'won')).toMatchObject({ code: 'invalid_input' })
  expect(await ben.asks('PATCH', `/deals/${there.id}`, { amount: 500 })).toMatchObject({ status: 200 })
  expect(await asked(ben, free.id, 'quote-sent')).toMatchObject({ status: 200 })
  await ann.asks('PUT', `/teams/${team}/members`, { members: [{ userId: ben.userId, lead: false }] })
  expect(await asked(ben, free.id, 'negotiation')).toMatchObject({ status: 200 })
  expect(await outcome(ben, there.id, 'won')).toMatchObject({ code: 'ok' })
})
