import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { createView } from './save-view.ts'

const draft = { object: 'contact', name: 'Customers', settings: { sort: 'lastName' } }

const names = async ({ asks }: TestWorkspace['ann'], object = 'contact') =>
  (await asks('GET', `/views?object=${object}`)).body.items.map(({ name }: { name: string }) => name)

test('a private view is its owner’s alone', async () => {
  const { ann, ben } = await aWorkspace()
  const { body: view } = await ben.asks('POST', '/views', draft)
  expect(view).toMatchObject({
    name: 'Customers',
    kind: 'table',
    visibility: 'private',
    may: { change: true },
    missing: [],
  })
  expect(await names(ben)).toEqual(['Customers'])
  expect(await names(ann)).toEqual([])
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
  ] as const)
    expect(
      await ann.asks(method, `/views/${view.id}${path}`, method === 'PATCH' ? { name: 'Mine' } : undefined),
    ).toMatchObject({
      body: { code: 'view_not_found' },
    })
})

test('a team’s view is seen by its members and changed by owner, leads and administrators', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const team = (members: object[]) => ann.asks('PUT', `/teams/${made.body.id}/members`, { members })
  const made = await ann.asks('POST', '/teams', { name: 'Counter', members: [{ userId: ben.userId }] })
  const shared = { ...draft, visibility: 'team', teamId: made.body.id }
  const { body: view } = await ann.asks('POST', '/views', shared)
  expect(await names(ben)).toEqual(['Customers'])
  expect(await names(rita)).toEqual([])
  expect(await ben.asks('PATCH', `/views/${view.id}`, { name: 'Ours' })).toMatchObject({
    status: 403,
    body: { code: 'view_not_yours' },
  })
  await team([{ userId: ben.userId, lead: true }])
  expect(await ben.asks('PATCH', `/views/${view.id}`, { name: 'Ours' })).toMatchObject({ body: { name: 'Ours' } })
  await team([{ userId: rita.userId }])
  expect(await names(ben)).toEqual([])
  await ann.asks('DELETE', `/teams/${made.body.id}`)
  expect([await names(ann), await names(rita)]).toEqual([['Ours'], []])
})

test('a view of everyone is seen by all and changed by its owner and administrators', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const { body: view } = await ann.asks('POST', '/views', { ...draft, visibility: 'everyone' })
  expect(await names(rita)).toEqual(['Customers'])
  expect((await ben.asks('DELETE', `/views/${view.id}`)).body.code).toBe('view_not_yours')
  const bens = await ben.asks('POST', '/views', { ...draft, name: 'Ben’s', visibility: 'everyone' })
  expect(await ann.asks('PATCH', `/views/${bens.body.id}`, { visibility: 'private' })).toMatchObject({
    body: { code: 'view_not_yours' },
  })
  expect(await ann.asks('DELETE', `/views/${bens.body.id}`)).toMatchObject({ status: 200 })
  expect(await names(ben)).toEqual(['Customers'])
})

test('a reader keeps views but shares none; a key for reading keeps none', async () => {
  const { rita } = await aWorkspace()
  const view = { ...draft, kind: 'table', teamId: null } as const
  const keeps = (visibility: 'private' | 'everyone') => rita.tries((ctx) => createView(ctx, { ...view, visibility }))
  expect([(await keeps('everyone')).code, (await keeps('private')).code]).toEqual(['forbidden', 'ok'])
  expect(await rita.asks('POST', '/views', draft)).toMatchObject({ status: 403 })
  const { body } = await rita.asks('GET', '/views')
  expect(await rita.asks('DELETE', `/views/${body.items[0].id}`)).toMatchObject({ status: 403 })
})

test('one shares with a team one is in', async () => {
  const { ann, ben } = await aWorkspace()
  const team = await ann.asks('POST', '/teams', { name: 'Roastery' })
  const answer = await ben.asks('POST', '/views', { ...draft, visibility: 'team', teamId: team.body.id })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'teamId' }] } })
})

test('two people change one view: one gets the conflict with what stands now', async () => {
  const { ann } = await aWorkspace()
  const { body: view } = await ann.asks('POST', '/views', draft)
  const answers = await Promise.all(
    ['compact', 'airy'].map((density) =>
      ann.asks('PATCH', `/views/${view.id}`, { version: view.version, settings: { density } }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const won = answers.find(({ status }) => status === 200)
  const lost = answers.find(({ status }) => status === 409)
  expect(lost?.body).toMatchObject({ code: 'version_conflict', params: { current: { settings: won?.body.settings } } })
})

test('views keep the order they are put in', async () => {
  const { ann } = await aWorkspace()
  const ids: string[] = []
  for (const name of ['A', 'B', 'C', 'D']) ids.push((await ann.asks('POST', '/views', { ...draft, name })).body.id)
  await ann.asks('PUT', `/views/${ids[3]}/position`, { before: ids[1] })
  await ann.asks('PUT', `/views/${ids[0]}/position`, { before: null })
  expect(await names(ann)).toEqual(['D', 'B', 'C', 'A'])
  await ann.asks('PUT', `/views/${ids[2]}/position`, { before: ids[3] })
  expect(await names(ann)).toEqual(['C', 'D', 'B', 'A'])
})

test('settings that do not fit are refused with their place', async () => {
  const { ann } = await aWorkspace()
  const wrong = async (settings: object) => {
    const { status, body } = await ann.asks('POST', '/views', { ...draft, settings })
    return [status, body.errors?.map(({ path }: { path: string }) => path)]
  }
  expect(await wrong({ columns: [{ name: 'emails' }, { name: 'shoeSize' }] })).toEqual([
    422,
    ['settings.columns.1.name'],
  ])
  expect(await wrong({ filter: { and: [{ field: 'shoeSize', op: 'eq', value: 4 }] } })).toEqual([
    422,
    ['settings.filter.and.0.field'],
  ])
  expect(await wrong({ filter: { field: 'lifecycleStage', op: 'in', value: ['friend'] } })).toEqual([
    422,
    ['settings.filter.value'],
  ])
  expect(await wrong({ sort: 'tags' })).toEqual([422, ['settings.sort']])
  expect(await wrong({ boardField: 'birthday', dateField: 'lifecycleStage' })).toEqual([
    422,
    ['settings.boardField', 'settings.dateField'],
  ])
  expect(await wrong({ sums: [{ field: 'birthday', how: 'avg' }] })).toEqual([422, ['settings.sums.0.how']])
})

test('a view that names a field that is gone opens and says so', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  const { body: view } = await ann.asks('POST', '/views', draft)
  const settings = { columns: [{ name: 'shoeSize' }, { name: 'emails' }], sort: '-hatSize' }
  await kith.database.owner.query('update views set settings = $1 where workspace_id = $2', [settings, workspaceId])
  const { body } = await ann.asks('GET', `/views/${view.id}`)
  expect(body).toMatchObject({ settings, missing: ['hatSize', 'shoeSize'] })
})
