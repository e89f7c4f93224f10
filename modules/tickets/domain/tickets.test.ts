import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { saveRecord } from '#platform/objects/save-records'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { takeSteps } from './take-steps.ts'
import { noteTurn } from './take-turn.ts'

const at = (text: string) => new Date(text)
const FRIDAY = at('2026-11-20T15:30:00Z')

const none = { firstResponse: null, nextResponse: null, resolution: null }
const promised = {
  low: none,
  normal: { ...none, firstResponse: 60, resolution: 480 },
  high: { ...none, firstResponse: 30 },
  urgent: none,
}

const policy = (ann: Person, own: Record<string, unknown> = {}) =>
  ann.asks('POST', '/sla-policies', { name: 'All', targets: promised, ...own })

/** Does something at a moment of the past. */
const then = <T>(
  person: Person,
  moment: Date,
  work: (ctx: Parameters<Parameters<Person['does']>[0]>[0]) => Promise<T>,
) => person.does((ctx) => work(inLightOf(ctx, { now: () => moment })))

const create = (person: Person, moment: Date, input: Record<string, unknown>) =>
  then(person, moment, (ctx) => saveRecord(ctx, ctx.objects.find('ticket'), { input }))

const course = async (person: Person, id: string) => (await person.asks('GET', `/tickets/${id}/course`)).body

test('the first ticket brings states, a number and what is promised, at once', async () => {
  const { ann } = await aWorkspace()
  expect((await policy(ann)).status).toBe(200)
  const { status, body } = await ann.asks('POST', '/tickets', { subject: 'The grinder runs hot' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ number: '1001', state: 'new', category: 'new', priority: 'normal' })
  const { body: listed } = await ann.asks('GET', `/ticket-clocks?tickets=${body.id}`)
  expect(listed.items[0].targets.map(({ kind }: { kind: string }) => kind)).toEqual(['firstResponse', 'resolution'])
  const filter = { field: 'sla.standing', op: 'in', value: ['running', 'near'] }
  const { body: found } = await ann.asks('GET', `/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  expect(found.items).toHaveLength(1)
})

test('Friday 16:30 and an hour is Monday 9:30; another priority moves it, from the same start', async () => {
  const { ann } = await aWorkspace()
  await policy(ann)
  const { id } = await create(ann, FRIDAY, { subject: 'No crema' })
  expect((await course(ann, id)).targets[0]).toMatchObject({ kind: 'firstResponse', policyName: 'All' })
  expect(Date.parse((await course(ann, id)).targets[0].dueAt)).toBe(Date.parse('2026-11-23T08:30:00Z'))
  await ann.asks('PATCH', `/tickets/${id}`, { priority: 'high' })
  const [target] = (await course(ann, id)).targets
  expect(Date.parse(target.dueAt)).toBe(Date.parse('2026-11-20T16:00:00Z'))
  expect(Date.parse(target.startedAt)).toBe(FRIDAY.getTime())
})

test('what was kept stays kept when the ticket moves; what waits is promised anew', async () => {
  const { ann } = await aWorkspace()
  await policy(ann, { filter: { field: 'priority', op: 'in', value: ['normal'] } })
  await policy(ann, { name: 'Hurry', targets: { high: { firstResponse: 1, resolution: 2 } } })
  const { id } = await create(ann, FRIDAY, { subject: 'No crema' })
  await then(ann, at('2026-11-23T08:10:00Z'), (ctx) => noteTurn(ctx, { id, side: 'agent' }))
  await then(ann, at('2026-11-23T08:20:00Z'), (ctx) =>
    saveRecord(ctx, ctx.objects.find('ticket'), { id, input: { priority: 'high' } }),
  )
  const { targets } = await course(ann, id)
  const of = (kind: string) => targets.find((one: { kind: string }) => one.kind === kind)
  expect(of('firstResponse')).toMatchObject({ standing: 'met', policyName: 'All', minutes: 60 })
  expect(of('resolution')).toMatchObject({ standing: 'breached', policyName: 'Hurry', minutes: 2 })
})

test('a customer’s word opens what waits or was just solved; later it makes a new one that follows', async () => {
  const { ann } = await aWorkspace()
  const { id } = await create(ann, FRIDAY, { subject: 'No crema', state: 'new' })
  const move = (state: string) => ann.asks('PATCH', `/tickets/${id}`, { state })
  const say = async (moment: string) => then(ann, at(moment), (ctx) => noteTurn(ctx, { id, side: 'customer' }))
  await move('waiting')
  expect(await say('2026-11-21T09:00:00Z')).toEqual({ ticketId: id, isNew: false })
  expect((await ann.asks('GET', `/tickets/${id}`)).body).toMatchObject({ state: 'open', reopened: 0 })
  await then(ann, at('2026-11-21T10:00:00Z'), (ctx) =>
    saveRecord(ctx, ctx.objects.find('ticket'), { id, input: { state: 'solved' } }),
  )
  await say('2026-11-30T10:00:00Z')
  expect((await ann.asks('GET', `/tickets/${id}`)).body).toMatchObject({ state: 'open', reopened: 1, solvedAt: null })
  await then(ann, at('2026-11-30T11:00:00Z'), (ctx) =>
    saveRecord(ctx, ctx.objects.find('ticket'), { id, input: { state: 'closed' } }),
  )
  const next = await say('2026-12-20T10:00:00Z')
  expect(next.isNew).toBe(true)
  expect((await ann.asks('GET', `/tickets/${next.ticketId}`)).body).toMatchObject({
    followsId: id,
    subject: 'No crema',
  })
  expect((await ann.asks('GET', `/tickets/${id}`)).body).toMatchObject({ state: 'closed' })
})

test('no ticket is a part of itself, one way or another', async () => {
  const { ann } = await aWorkspace()
  const make = async (parentId?: string) => (await ann.asks('POST', '/tickets', { subject: 'x', parentId })).body.id
  const top = await make()
  const middle = await make(top)
  const low = await make(middle)
  const { status, body } = await ann.asks('PATCH', `/tickets/${top}`, { parentId: low })
  expect([status, body.errors[0].code]).toEqual([422, 'circle'])
  expect((await ann.asks('PATCH', `/tickets/${low}`, { parentId: top })).status).toBe(200)
})

test('a state in use keeps its category and stays; another workspace has its own', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/tickets', { subject: 'x' })
  const { body: settings } = await ann.asks('GET', '/ticket-settings')
  const { version: _, ...draft } = settings
  const turned = draft.states.map((one: { id: string }) => (one.id === 'new' ? { ...one, category: 'open' } : one))
  expect((await ann.asks('PUT', '/ticket-settings', { ...draft, states: turned })).body.errors[0].code).toBe(
    'state_in_use',
  )
  const without = draft.states.filter((one: { id: string }) => one.id !== 'on-hold')
  const added = [...without, { name: 'With the workshop', category: 'pending' }]
  const saved = await ann.asks('PUT', '/ticket-settings', { ...draft, states: added })
  expect(saved.body.states.at(-1)).toMatchObject({ id: 'with-the-workshop', category: 'pending' })
  expect((await ann.asks('POST', '/tickets', { subject: 'y', state: 'on-hold' })).status).toBe(422)
  const { ann: other } = await aWorkspace()
  expect((await other.asks('GET', '/ticket-settings')).body).toMatchObject({ version: 0 })
})

async function escalating(): Promise<TestWorkspace & { id: string }> {
  const program = await aWorkspace()
  const { ann, ben } = program
  const steps = [
    { minutes: -15, act: 'tellOwner' },
    { minutes: 0, act: 'raisePriority' },
    { minutes: 30, act: 'reassign', userId: ben.userId },
  ]
  await policy(ann, { steps })
  const { id } = await create(ann, FRIDAY, { subject: 'No crema', ownerId: ann.userId })
  return { ...program, id }
}

const told = async ({ kith, workspaceId }: TestWorkspace) => {
  const { rows } = await kith.database.owner.query<{ kind: string }>(
    `select kind from notifications where workspace_id = $1 and kind like 'ticket.%' order by created_at`,
    [workspaceId],
  )
  return rows.map(({ kind }) => kind)
}

test('steps are taken when they are due, each once, also by two workers at the same moment', async () => {
  const workspace = await escalating()
  const { ann, ben, id } = workspace
  const pass = (moment: string) => Promise.all([1, 2].map(() => then(ann, at(moment), takeSteps)))
  await pass('2026-11-20T16:00:00Z')
  expect(await told(workspace)).toEqual([])
  // 15 minutes of work before Monday 9:30.
  await pass('2026-11-23T08:15:00Z')
  expect(await told(workspace)).toEqual(['ticket.near'])
  await pass('2026-11-23T08:31:00Z')
  await pass('2026-11-23T08:32:00Z')
  expect((await ann.asks('GET', `/tickets/${id}`)).body.priority).toBe('high')
  await pass('2026-11-23T09:10:00Z')
  expect((await ann.asks('GET', `/tickets/${id}`)).body.ownerId).toBe(ben.userId)
  expect(await told(workspace)).toEqual(['ticket.near', 'ticket.missed', 'ticket.given'])
  expect((await course(ann, id)).escalations.map(({ act }: { act: string }) => act)).toEqual([
    'tellOwner',
    'raisePriority',
    'reassign',
  ])
})

test('while a ticket rests or lies in the trash nobody is told', async () => {
  const workspace = await escalating()
  const { ann, id } = workspace
  await then(ann, at('2026-11-20T15:40:00Z'), (ctx) =>
    saveRecord(ctx, ctx.objects.find('ticket'), { id, input: { state: 'waiting' } }),
  )
  await then(ann, at('2026-11-25T12:00:00Z'), takeSteps)
  expect(await told(workspace)).toEqual([])
  const { id: other } = await create(ann, FRIDAY, { subject: 'Trash', ownerId: ann.userId })
  await ann.asks('DELETE', `/tickets/${other}`)
  expect(await then(ann, at('2026-11-25T12:00:00Z'), takeSteps)).toBeGreaterThan(0)
  expect(await then(ann, at('2026-11-25T12:00:00Z'), takeSteps)).toBe(0)
  expect(await told(workspace)).toEqual([])
})
