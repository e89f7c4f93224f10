import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { deliverSome } from '#platform/events/deliver'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { uncountedCauses } from './declared.ts'
import { followFirstActs } from './follow-first-acts.ts'

const follow = ({ kith }: Pick<TestWorkspace, 'kith'>) =>
  eventually(async () => (await deliverSome(kith, followFirstActs())) === 'nothing')

/** Keys act for a workspace, checklists are people's: what is done here is done as by the person signed in. */
const makes = (
  person: TestWorkspace['ann'],
  type: string,
  payload: Record<string, unknown> = { changes: {} },
  causeId: string | null = null,
) =>
  person.does((ctx) =>
    inLightOf(ctx, { causeId }).record({
      type,
      object: type.split('.')[0],
      recordId: ctx.userId ?? undefined,
      payload,
    } as never),
  )

test('a home is arranged by each person for themselves, and begins again on demand', async () => {
  const { ann, ben } = await aWorkspace()
  const arrangement = { main: ['changes', 'due'], side: ['figures'], hidden: ['quiet'], mine: ['due'] }
  expect((await ann.asks('PUT', '/home/arrangement', arrangement)).body).toEqual(arrangement)
  expect((await ann.asks('GET', '/home')).body).toMatchObject({ audience: 'lead', arrangement })
  expect((await ben.asks('GET', '/home')).body).toMatchObject({ audience: 'member', arrangement: null })
  expect((await ann.asks('PUT', '/home/arrangement', { ...arrangement, main: ['due'] })).status).toBe(200)
  await ann.asks('DELETE', '/home/arrangement')
  expect((await ann.asks('GET', '/home')).body.arrangement).toBe(null)
})

test('whoever only reads has a home and a first week of their own', async () => {
  const { rita } = await aWorkspace()
  const { body } = await rita.asks('GET', '/home')
  expect(body.audience).toBe('reader')
  expect(body.steps.map(({ name }: { name: string }) => name)).toEqual(['view.saved', 'feedback.given'])
})

test('steps of the first week tick by what somebody did first, each for their own doer, and not by an example', async () => {
  const place = await aWorkspace()
  const { ann, ben } = place
  const steps = async (person: typeof ann) => {
    const { body } = await person.asks('GET', '/home')
    return body.steps
      .filter(({ doneAt }: { doneAt: string | null }) => doneAt)
      .map(({ name }: { name: string }) => name)
  }
  await ann.asks('PUT', '/demo')
  const [example] = await ann.does(uncountedCauses)
  expect(example).toBeDefined()
  await makes(ann, 'contact.created', { changes: {} }, example)
  await follow(place)
  expect(await steps(ann)).toEqual([])
  await makes(ben, 'contact.created')
  await makes(ben, 'task.updated', { changes: { title: ['a', 'b'] } })
  await follow(place)
  expect(await steps(ben)).toEqual(['contact.made'])
  await makes(ben, 'task.updated', { changes: { completedAt: [null, '2026-11-22T10:00:00Z'] } })
  await follow(place)
  expect([await steps(ben), await steps(ann)]).toEqual([['contact.made', 'task.done'], []])
})

test('a module is on for everyone until it is decided; then for its teams, and from a day on for all', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const { body: team } = await ann.asks('POST', '/teams', {
    name: 'Counter',
    members: [{ userId: ben.userId, lead: false }],
  })
  const off = (person: typeof ann) => person.does(async (ctx) => (await import('./rollouts.ts')).modulesOff(ctx))
  expect(await off(rita)).toEqual([])
  const decide = (rollout: Record<string, unknown>) =>
    ann.asks('PUT', '/module-rollouts', { module: 'commerce', ...rollout })
  expect((await decide({ reach: 'teams', teamIds: [team.id] })).body).toMatchObject({
    reach: 'teams',
    teamIds: [team.id],
  })
  expect([await off(ben), await off(rita)]).toEqual([[], ['commerce']])
  // Out of sight is not out of the API.
  expect((await rita.asks('GET', '/orders')).status).toBe(200)
  await decide({ reach: 'nobody', everyoneFrom: '2020-01-01' })
  expect(await off(ben)).toEqual([])
  await decide({ reach: 'nobody', everyoneFrom: '2999-01-01' })
  expect(await off(ben)).toEqual(['commerce'])
  await decide({ reach: 'everyone' })
  expect(await off(ben)).toEqual([])
  expect((await ann.asks('PUT', '/module-rollouts', { module: 'customers', reach: 'nobody' })).body.code).toBe(
    'module_not_found',
  )
  const elsewhere = await aWorkspace()
  const foreign = await elsewhere.ann.asks('PUT', '/module-rollouts', {
    module: 'commerce',
    reach: 'teams',
    teamIds: [team.id],
  })
  expect(foreign.body.code).toBe('team_not_found')
})

test('the calendar, working together and the own objects of a workspace are parts like the others', async () => {
  const { ann, ben, rita } = await aWorkspace()
  await ann.asks('POST', '/custom-objects', { label: 'Machine', labelPlural: 'Machines' })
  const object = (await ann.asks('GET', '/custom-objects')).body.items[0].name
  const { body: team } = await ann.asks('POST', '/teams', {
    name: 'Counter',
    members: [{ userId: ben.userId, lead: false }],
  })
  for (const module of ['calendar', 'collaboration', 'ownObjects'])
    await ann.asks('PUT', '/module-rollouts', { module, reach: 'teams', teamIds: [team.id] })
  const off = (person: typeof ann) => person.does(async (ctx) => (await import('./rollouts.ts')).modulesOff(ctx))
  expect([await off(ben), (await off(rita)).sort()]).toEqual([[], ['calendar', 'collaboration', 'ownObjects']])
  const rollouts = (await ann.asks('GET', '/module-rollouts')).body.items
  expect(rollouts.find(({ module }: { module: string }) => module === 'ownObjects').objects).toEqual([object])
  // Out of sight is not out of the API: what is there can still be read.
  for (const path of [`/records/${object}`, '/announcements', '/calendar?from=2026-11-16&to=2026-11-22'])
    expect([path, (await rita.asks('GET', path)).status]).toEqual([path, 200])
  await ben.asks('POST', `/records/${object}`, { name: 'Grinder' })
  const { body } = await ann.asks('GET', '/adoption?days=7')
  expect(body.modules.find(({ module }: { module: string }) => module === 'ownObjects')).toMatchObject({
    objects: [object],
    records: 1,
  })
})

test('two people decide about a module at once: one of them holds, whole', async () => {
  const { ann } = await aWorkspace()
  const answers = await Promise.all(
    ['nobody', 'everyone', 'nobody', 'teams'].map((reach) =>
      ann.asks('PUT', '/module-rollouts', { module: 'commerce', reach }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('what is put away stays away, for oneself', async () => {
  const { ann, ben } = await aWorkspace()
  await ann.asks('POST', '/dismissals', { name: 'explain.segments' })
  await ann.asks('POST', '/dismissals', { name: 'explain.segments' })
  expect((await ann.asks('GET', '/dismissals')).body.items).toEqual(['explain.segments'])
  expect((await ben.asks('GET', '/dismissals')).body.items).toEqual([])
  expect((await ann.asks('DELETE', '/dismissals?name=explain.segments')).body.items).toEqual([])
})

test('feedback reaches those who may answer, and its author hears of the answer; others see neither', async () => {
  const place = await aWorkspace()
  const { ann, ben, rita } = place
  const { body: given } = await ben.asks('POST', '/feedback', {
    text: 'Two clicks too many',
    path: '/orders',
    object: 'order',
  })
  expect((await rita.asks('GET', '/feedback')).body.items).toEqual([])
  expect((await ann.asks('GET', '/feedback?state=open')).body.items).toMatchObject([
    { text: 'Two clicks too many', by: { name: 'Ben' } },
  ])
  expect((await ben.asks('PUT', `/feedback/${given.id}/answer`, { text: 'No' })).status).toBe(403)
  const answered = await ann.asks('PUT', `/feedback/${given.id}/answer`, { text: 'It is one now' })
  expect(answered.body.answer).toMatchObject({ text: 'It is one now', by: 'Ann' })
  expect((await ben.asks('GET', '/feedback?state=answered')).body.items).toMatchObject([
    { answer: { text: 'It is one now' } },
  ])
  const told = await ann.does((ctx) =>
    ctx.db
      .selectFrom('notifications')
      .select(['userId', 'kind'])
      .where('workspaceId', '=', ctx.workspaceId)
      .orderBy('kind')
      .execute(),
  )
  expect(told).toEqual([
    { userId: ben.userId, kind: 'feedback.answered' },
    { userId: ann.userId, kind: 'feedback.given' },
  ])
})

test('feedback comes a page at a time', async () => {
  const { ann } = await aWorkspace()
  for (const text of ['one', 'two', 'three']) await ann.asks('POST', '/feedback', { text })
  const first = await ann.asks('GET', '/feedback?limit=2')
  const second = await ann.asks('GET', `/feedback?limit=2&cursor=${first.body.nextCursor}`)
  const texts = [...first.body.items, ...second.body.items].map(({ text }: { text: string }) => text)
  expect([texts, second.body.nextCursor]).toEqual([['three', 'two', 'one'], null])
})

test('adoption counts what each person did, by module, and suggests what is worth beginning', async () => {
  const { ann, ben } = await aWorkspace()
  await ann.asks('POST', '/contacts/batch', { records: Array.from({ length: 20 }, (_, n) => ({ firstName: `A${n}` })) })
  const record = '00000000-0000-7000-8000-000000000001'
  await ben.does((ctx) =>
    ctx.record(
      ...[1, 2].map(() => ({ type: 'contact.created', object: 'contact', recordId: record, payload: { changes: {} } })),
    ),
  )
  await ben.does((ctx) =>
    ctx.record({ type: 'task.created', object: 'task', recordId: ctx.userId ?? '', payload: { changes: {} } }),
  )
  const { body } = await ann.asks('GET', '/adoption?days=7')
  const found = body.people.find(({ id }: { id: string }) => id === ben.userId)
  expect(found).toMatchObject({ acts: 3, records: 2, days: 1, modules: { customers: 2, tasks: 1 }, beyond: false })
  expect(body.modules.find(({ module }: { module: string }) => module === 'tasks')).toMatchObject({
    people: 1,
    acts: 1,
  })
  expect(body.suggestion).toMatchObject({ module: 'commerce', object: 'contact', count: 20, isExact: true })
  expect((await ben.asks('GET', '/adoption')).status).toBe(403)
})
