import { expect, test } from 'vitest'
import { aSignedInVisitor } from '#tests/support/visitor'
import { aWorkspace } from '#tests/support/workspace'

test('a team is made, named anew, filled, and dissolved', async () => {
  const { ann, ben } = await aWorkspace()
  const made = await ann.asks('POST', '/teams', { name: 'Wholesale', members: [{ userId: ben.userId, lead: true }] })
  expect(made.body).toMatchObject({ name: 'Wholesale', members: [{ userId: ben.userId, name: 'Ben', lead: true }] })
  const { id } = made.body
  await ann.asks('PATCH', `/teams/${id}`, { name: 'Wholesale north' })
  await ann.asks('PUT', `/teams/${id}/members`, { members: [{ userId: ann.userId }, { userId: ben.userId }] })
  const { body } = await ben.asks('GET', '/teams')
  expect(body.items).toEqual([
    {
      id,
      name: 'Wholesale north',
      parentId: null,
      members: [
        { userId: ann.userId, name: 'Ann', lead: false },
        { userId: ben.userId, name: 'Ben', lead: false },
      ],
    },
  ])
  expect(await ann.asks('DELETE', `/teams/${id}`)).toMatchObject({ status: 200 })
  expect((await ben.asks('GET', '/teams')).body.items).toEqual([])
})

test('two teams of one name are refused, whatever the case, also when both are made at once', async () => {
  const { ann } = await aWorkspace()
  const both = await Promise.all([
    ann.asks('POST', '/teams', { name: 'Counter' }),
    ann.asks('POST', '/teams', { name: 'counter' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const other = await ann.asks('POST', '/teams', { name: 'Roastery' })
  const late = await ann.asks('PATCH', `/teams/${other.body.id}`, { name: 'COUNTER' })
  expect(late.body).toMatchObject({ code: 'team_name_taken' })
})

test('only somebody of the workspace can be in a team, and only who may manage members says so', async () => {
  const ours = await aWorkspace()
  const theirs = await aWorkspace()
  const stranger = await ours.ann.asks('POST', '/teams', { name: 'A', members: [{ userId: theirs.ben.userId }] })
  expect(stranger).toMatchObject({ status: 422, body: { errors: [{ path: 'members.0.userId' }] } })
  expect((await ours.ann.asks('GET', '/teams')).body.items).toEqual([])
  expect(await ours.ben.asks('POST', '/teams', { name: 'A' })).toMatchObject({ status: 403 })
})

test('the session says in which teams one is', async () => {
  const { server } = await aWorkspace()
  const visitor = await aSignedInVisitor(server)
  const made = await visitor.asks('POST', '/api/v1/teams', {
    name: 'Counter',
    members: [{ userId: visitor.userId, lead: true }],
  })
  const { body } = await visitor.asks('GET', '/api/v1/session')
  expect(body.teams).toEqual([{ id: made.body.id, name: 'Counter', lead: true }])
})
