import { expect, test } from 'vitest'
import { createTeam } from '#platform/auth/teams'
import { aWorkspace, type Person } from '#tests/support/workspace'

const made = async (person: Person, noun: string, draft: object): Promise<string> => {
  const { status, body } = await person.asks('POST', `/${noun}`, draft)
  expect([status, body.code]).toEqual([200, undefined])
  return body.id
}

const shown = async (person: Person, query: string) => {
  const { status, body } = await person.asks('GET', `/calendar?${query}`)
  expect([status, body.code]).toEqual([200, undefined])
  return body.items.map(({ title, start, allDay, state }: Record<string, unknown>) =>
    [title, start, allDay ? 'day' : 'hour', state].join(' '),
  )
}

test('tasks stand on their days, at their hours or all day, and what is done says so', async () => {
  const { ann } = await aWorkspace()
  // Berlin: winter time, one hour ahead of UTC.
  await made(ann, 'tasks', { title: 'Call', dueAt: '2026-11-18T09:30:00Z' })
  await made(ann, 'tasks', { title: 'Whole day', dueAt: '2026-11-18T22:59:00Z' })
  await made(ann, 'tasks', { title: 'Done', dueAt: '2026-11-19T08:00:00Z', completedAt: '2026-11-18T08:00:00Z' })
  await made(ann, 'tasks', { title: 'First minute', dueAt: '2026-11-15T23:00:00Z' })
  await made(ann, 'tasks', { title: 'The day before', dueAt: '2026-11-15T22:30:00Z' })
  await made(ann, 'tasks', { title: 'The week after', dueAt: '2026-11-22T23:00:00Z' })
  await made(ann, 'tasks', { title: 'Undated' })
  expect(await shown(ann, 'from=2026-11-16&to=2026-11-22')).toEqual([
    'First minute 2026-11-15T23:00:00Z hour open',
    'Call 2026-11-18T09:30:00Z hour open',
    'Whole day 2026-11-18T22:59:00Z day open',
    'Done 2026-11-19T08:00:00Z hour done',
  ])
})

test('birthdays come again every year, those of 29 February on the 28th of a shorter one', async () => {
  const { ann } = await aWorkspace()
  await made(ann, 'contacts', { firstName: 'Sofia', birthday: '1990-11-19' })
  await made(ann, 'contacts', { emails: ['leap@hafen.example'], birthday: '1992-02-29' })
  await made(ann, 'contacts', { firstName: 'Unborn', birthday: '2027-11-19' })
  expect(await shown(ann, 'from=2026-11-16&to=2026-11-22')).toEqual(['Sofia 2026-11-19 day open'])
  expect(await shown(ann, 'from=2027-02-22&to=2027-03-01')).toEqual(['leap@hafen.example 2027-02-28 day open'])
  expect(await shown(ann, 'from=2028-02-22&to=2028-03-01')).toEqual(['leap@hafen.example 2028-02-29 day open'])
})

test('any date of any object stands there once it is asked for', async () => {
  const { ann } = await aWorkspace()
  const field = await ann.asks('POST', '/custom-fields', { object: 'company', label: 'Renewal', type: 'date' })
  const name = `company.custom.${field.body.name}`
  await made(ann, 'companies', { name: 'Café Lumen', custom: { [field.body.name]: '2026-11-20' } })
  expect(await shown(ann, 'from=2026-11-16&to=2026-11-22')).toEqual([])
  expect(await shown(ann, `from=2026-11-16&to=2026-11-22&kinds=${name}`)).toEqual(['Café Lumen 2026-11-20 day open'])
})

test('people see their own, those of their teams, or those of one person', async () => {
  const { ann, ben } = await aWorkspace()
  await made(ann, 'tasks', { title: 'Of Ann', dueAt: '2026-11-18T09:00:00Z', assigneeId: ann.userId })
  await made(ann, 'tasks', { title: 'Of Ben', dueAt: '2026-11-18T10:00:00Z', assigneeId: ben.userId })
  await made(ann, 'tasks', { title: 'Of nobody', dueAt: '2026-11-18T11:00:00Z' })
  const titles = async (person: Person, people: string) =>
    (await shown(person, `from=2026-11-16&to=2026-11-22&people=${people}`)).map(
      (line: string) => line.split(' 2026')[0],
    )
  expect(await titles(ann, 'mine')).toEqual(['Of Ann'])
  expect(await titles(ann, ben.userId)).toEqual(['Of Ben'])
  expect(await titles(ann, 'team')).toEqual(['Of Ann'])
  const members = [ann, ben].map(({ userId }) => ({ userId, lead: false }))
  const team = await ann.does((ctx) => createTeam(ctx, { name: 'Counter', members }))
  expect(await titles(ann, 'team')).toEqual(['Of Ann', 'Of Ben'])
  expect(await titles(ann, `team:${team.id}`)).toEqual(['Of Ann', 'Of Ben'])
  expect(await titles(ann, 'all')).toEqual(['Of Ann', 'Of Ben', 'Of nobody'])
})

test('what may not be changed is not movable, and a span is neither turned round nor endless', async () => {
  const { ann, rita } = await aWorkspace()
  const kindOf = async (person: Person) =>
    (await person.asks('GET', '/calendar?from=2026-11-16&to=2026-11-22')).body.kinds.find(
      ({ kind }: { kind: string }) => kind === 'task.dueAt',
    )
  expect(await kindOf(ann)).toMatchObject({ movable: true, usual: true })
  expect(await kindOf(rita)).toMatchObject({ movable: false })
  expect((await ann.asks('GET', '/calendar?from=2026-11-16&to=2026-11-15')).status).toBe(422)
  expect((await ann.asks('GET', '/calendar?from=2026-11-16&to=2027-11-15')).status).toBe(422)
})
