import { expect, test } from 'vitest'
import { actingForJob } from '#platform/ctx/acting-for'
import { inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { aRule, assigns, ownersOf, someContacts } from '#tests/support/assigning'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { assignmentTasks } from '../index.ts'
import { assignQueued } from './assign-queued.ts'

const names = (count: number, rest: object = {}) =>
  Array.from({ length: count }, (_, at) => ({ firstName: `Guest ${at}`, ...rest }))

const tally = (owners: readonly (string | null)[]) => (userId: string) => owners.filter((one) => one === userId).length

test('records that come without an owner go round; those that have one keep it', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await aRule(ours, { people: [{ userId: ann.userId, weight: 2 }, { userId: ben.userId }] })
  const ids = await someContacts(ours, names(9))
  const [own] = await someContacts(ours, [{ firstName: 'Own', ownerId: ann.userId }])
  await assigns(ours)
  const count = tally(await ownersOf(ours, ids))
  expect([count(ann.userId), count(ben.userId)]).toEqual([6, 3])
  const why = await ann.asks('GET', `/assignments?object=contact&recordId=${ids[0]}`)
  expect(why.body).toMatchObject({
    items: [{ ruleName: 'Rule', ruleVersion: 1, occasion: 'api', passed: [], people: [{}, {}] }],
    touchedAt: null,
    waiting: null,
  })
  expect((await ann.asks('GET', `/assignments?object=contact&recordId=${own}`)).body.items).toEqual([])
  const { body } = await ann.asks('GET', `/contacts/${ids[0]}/timeline`)
  expect(body.items.map(({ type }: { type: string }) => type)).toContain('record.assigned')
})

test('rules are asked in their order; what none can place is the fallback’s, and each says why', async () => {
  const ours = await aWorkspace()
  const { ann, ben, rita } = ours
  const german = { field: 'language', op: 'eq', value: 'de' }
  const first = await aRule(ours, { name: 'First', filter: german, method: 'person', people: [{ userId: ann.userId }] })
  const second = await aRule(ours, {
    ...{ name: 'Second', filter: { field: 'language', op: 'isNotEmpty' }, capacity: 1 },
    people: [{ userId: ben.userId }],
  })
  await ann.asks('PUT', '/assignment-fallbacks', { object: 'contact', userId: rita.userId })
  const ids = await someContacts(ours, [{ language: 'de' }, { language: 'fr' }, { language: 'es' }, {}])
  await assigns(ours)
  expect(await ownersOf(ours, ids)).toEqual([ann.userId, ben.userId, rita.userId, rita.userId])
  const { body } = await ann.asks('GET', `/assignments?object=contact&recordId=${ids[2]}`)
  expect(body.items[0]).toMatchObject({
    ...{ ruleId: null, ruleName: '' },
    passed: [
      { ruleId: first, why: 'filter' },
      { ruleId: second, why: 'nobody', people: [{ userId: ben.userId, verdict: 'full', records: 1 }] },
    ],
  })
  await ann.asks('PUT', '/assignment-rules/order', { object: 'contact', ids: [second, first] })
  const { body: listed } = await ann.asks('GET', '/assignment-rules')
  expect(listed.items.map(({ name }: { name: string }) => name)).toEqual(['Second', 'First'])
})

test('what a person has chosen stands, also when it was chosen while the record waited', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await aRule(ours, { people: [{ userId: ben.userId }] })
  const [id] = await someContacts(ours, names(1))
  await ann.asks('PATCH', `/contacts/${id}`, { ownerId: ann.userId })
  await assigns(ours)
  expect(await ownersOf(ours, [id ?? ''])).toEqual([ann.userId])
})

test('two who give records out at once give each to one, and go on in turn', async () => {
  const ours = await aWorkspace()
  const { ann, ben, kith, workspaceId } = ours
  await aRule(ours, { people: [{ userId: ann.userId }, { userId: ben.userId }] })
  const ids = await someContacts(ours, names(40))
  await assigns(ours, { ...assignmentTasks, 'assignment.run': async () => {} })
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const worker = async () => {
    while ((await inWorkspace(kith, acting, assignQueued)) > 0);
  }
  await Promise.all([worker(), worker(), worker()])
  const count = tally(await ownersOf(ours, ids))
  expect([count(ann.userId), count(ben.userId)]).toEqual([20, 20])
  expect(await numberOf(ours, 'assignments')).toBe(40)
})

async function numberOf({ kith, workspaceId }: TestWorkspace, table: string): Promise<number> {
  const { rows } = await kith.database.owner.query(
    `select count(*)::int as count from ${table} where workspace_id = $1`,
    [workspaceId],
  )
  return rows[0].count
}

test('whoever comes back from an absence makes up for nothing', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await aRule(ours, { people: [{ userId: ann.userId }, { userId: ben.userId }] })
  const today = new Date().toISOString().slice(0, 10)
  const { body: absence } = await ann.asks('POST', '/absences', { from: today, to: '2099-01-01' })
  const away = await someContacts(ours, names(4))
  await assigns(ours)
  expect(new Set(await ownersOf(ours, away))).toEqual(new Set([ben.userId]))
  await ann.asks('DELETE', `/absences/${absence.id}`)
  const back = await someContacts(ours, names(10))
  await assigns(ours)
  // The next one is hers; the four of her absence are not added to it.
  expect([5, 6]).toContain(tally(await ownersOf(ours, back))(ann.userId))
})

test('what waits for working hours is given out when they begin', async () => {
  const ours = await aWorkspace()
  const { ann, ben, kith, workspaceId } = ours
  const tomorrow = new Date(Date.now() + 86_400_000)
  const day = tomorrow.getUTCDay() || 7
  await kith.database.owner.query('update users set time_zone = $2, working_hours = $3 where id = $1', [
    ...[ben.userId, 'UTC'],
    JSON.stringify([{ day, from: '09:00', to: '10:00' }]),
  ])
  await aRule(ours, { people: [{ userId: ben.userId }], hours: 'wait' })
  const [id = ''] = await someContacts(ours, names(1))
  await assigns(ours)
  const until = `${tomorrow.toISOString().slice(0, 10)}T09:00:00`
  const { body } = await ann.asks('GET', `/assignments?object=contact&recordId=${id}`)
  expect(new Date(body.waiting.until).toISOString().slice(0, 19)).toBe(until)
  expect((await ann.asks('GET', '/assignment-rules')).body.objects[0]).toMatchObject({ waiting: 1, later: 1 })
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  await inWorkspace(kith, acting, (ctx) => assignQueued(inLightOf(ctx, { now: () => new Date(`${until}Z`) })))
  expect(await ownersOf(ours, [id])).toEqual([ben.userId])
})

test('a rule is applied to what nobody owns when somebody asks for it, and to nothing before it was on', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const ids = await someContacts(ours, names(3, { tags: ['old'] }))
  await someContacts(ours, names(2))
  const filter = { field: 'tags', op: 'contains', value: 'old' }
  const rule = await aRule(ours, { people: [{ userId: ben.userId }], filter })
  await assigns(ours)
  expect(await ownersOf(ours, ids)).toEqual([null, null, null])
  expect((await ann.asks('GET', `/assignment-rules/${rule}/unowned`)).body).toMatchObject({ count: 3, exact: true })
  await ann.asks('POST', `/assignment-rules/${rule}/applications`, {})
  await assigns(ours)
  expect(await ownersOf(ours, ids)).toEqual([ben.userId, ben.userId, ben.userId])
  expect(await numberOf(ours, 'assignments')).toBe(3)
})

test('trying a record says who would get it, and gives it to nobody', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const off = await aRule(ours, { name: 'Off', on: false, people: [{ userId: ann.userId }] })
  await aRule(ours, { name: 'On', people: [{ userId: ben.userId }], hours: 'any' })
  const [recordId = ''] = await someContacts(ours, names(1))
  const { body } = await ann.asks('POST', '/assignment-trials', { object: 'contact', recordId, occasion: 'api' })
  expect(body).toMatchObject({
    kind: 'given',
    userId: ben.userId,
    ruleName: 'On',
    passed: [{ ruleId: off, why: 'off' }],
  })
  expect(await ownersOf(ours, [recordId])).toEqual([null])
})

test('the new owner is told, many at once in one line; nobody of what they did themselves', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const rule = await aRule(ours, { people: [{ userId: ben.userId }] })
  await someContacts(ours, names(1))
  await assigns(ours)
  await someContacts(ours, names(6))
  await assigns(ours)
  const told = (await ben.asks('GET', '/notifications')).body.items.map(({ line }: { line: string }) => line)
  expect(told).toEqual(['6 records are yours now, by rules', 'Guest 0 is yours now, by the rule “Rule”'])
  await ann.asks('PATCH', `/assignment-rules/${rule}`, { people: [{ userId: ann.userId }] })
  await someContacts(ours, names(1))
  await assigns(ours)
  expect((await ann.asks('GET', '/notifications')).body.items).toEqual([])
})

test('a territory is told by parts of addresses', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const north = { field: 'addresses.postcode', op: 'startsWith', value: '20' }
  const abroad = { field: 'addresses.country', op: 'ne', value: 'DE' }
  await aRule(ours, { people: [{ userId: ann.userId }], filter: north })
  await aRule(ours, { people: [{ userId: ben.userId }], filter: abroad })
  const at = (postcode: string, country: string) => ({ addresses: [{ postcode, country }] })
  const ids = await someContacts(ours, [at('20095', 'DE'), at('80331', 'DE'), at('1010', 'AT'), {}])
  await assigns(ours)
  expect(await ownersOf(ours, ids)).toEqual([ann.userId, null, ben.userId, ben.userId])
})

test('a rule that names nobody, a stranger, or a field there is not, is refused', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const rule = { object: 'contact', name: 'R', occasions: ['created'], method: 'roundRobin' }
  const paths = async (given: object) => {
    const { status, body } = await ann.asks('POST', '/assignment-rules', { ...rule, ...given })
    return [status, ...body.errors.map(({ path }: { path: string }) => path)]
  }
  const people = [{ userId: ben.userId }]
  expect(await paths({})).toEqual([422, 'people'])
  expect(await paths({ people: [{ userId: '00000000-0000-7000-8000-000000000000' }] })).toEqual([
    422,
    'people.0.userId',
  ])
  expect(await paths({ people, filter: { field: 'colour', op: 'eq', value: 1 } })).toEqual([422, 'filter.field'])
  expect(await paths({ people, object: 'activity' })).toEqual([422, 'object'])
  expect(await paths({ people, occasions: [] })).toEqual([422, 'occasions'])
  expect((await ben.asks('GET', '/assignment-rules')).status).toBe(403)
})
