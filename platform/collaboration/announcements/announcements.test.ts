import { expect, test } from 'vitest'
import { made, read } from '#tests/support/merging'
import { aWorkspace } from '#tests/support/workspace'
import { readAnnouncement } from './announcements.ts'

test('an announcement is unread until it is read, once however often; who has read it is known', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const id = await made(ann, 'announcements', { title: 'Closed on Friday', body: 'New drum.' })
  const unread = async (person: typeof ben) => (await read(person, '/announcements?unread=true')).items.length
  expect([await unread(ann), await unread(ben), await unread(rita)]).toEqual([0, 1, 1])
  await Promise.all([1, 2, 3].map(() => ben.does((ctx) => readAnnouncement(ctx, { id }))))
  expect([await unread(ben), await unread(rita)]).toEqual([0, 1])
  const { items } = await read(ann, `/announcements/${id}/readings`)
  expect(items.map(({ name, readAt }: { name: string; readAt: string | null }) => [name, readAt !== null])).toEqual([
    ['Rita', false],
    ['Ann', true],
    ['Ben', true],
  ])
  expect((await ben.asks('POST', '/announcements', { title: 'Mine' })).body.code).toBe('forbidden')
})

test('one to a team is seen by nobody else, and none that was withdrawn', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const team = await made(ann, 'teams', { name: 'Counter', members: [{ userId: ben.userId }] })
  const id = await made(ann, 'announcements', { title: 'Milk is short', teamIds: [team] })
  expect((await read(ben, `/announcements/${id}`)).teams).toEqual([{ id: team, name: 'Counter' }])
  expect((await rita.asks('GET', `/announcements/${id}`)).body.code).toBe('announcement_not_found')
  const told = await ann.does((ctx) => ctx.db.selectFrom('notifications').select('userId').execute())
  expect(told).toEqual([{ userId: ben.userId }])
  await ann.asks('DELETE', `/announcements/${id}`)
  expect((await ben.asks('GET', `/announcements/${id}`)).body.code).toBe('announcement_not_found')
})

test('one to a team is for the teams below it too: they see it, are told, and are among its readers', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const team = await made(ann, 'teams', { name: 'Shop' })
  const counter = await made(ann, 'teams', { name: 'Counter' })
  const below = await made(ann, 'teams', { name: 'Saturdays', members: [{ userId: ben.userId }] })
  await ann.asks('PUT', `/teams/${counter}/parent`, { parentId: team })
  await ann.asks('PUT', `/teams/${below}/parent`, { parentId: counter })
  const id = await made(ann, 'announcements', { title: 'Milk is short', teamIds: [team] })
  const unread = async (person: typeof ben) => (await read(person, '/announcements?unread=true')).items.length
  expect([await unread(ben), await unread(rita)]).toEqual([1, 0])
  const told = await ann.does((ctx) => ctx.db.selectFrom('notifications').select('userId').execute())
  expect(told).toEqual([{ userId: ben.userId }])
  const { items } = await read(ann, `/announcements/${id}/readings`)
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['Ben', 'Ann'])
  const narrow = await made(ann, 'announcements', { title: 'Keys', teamIds: [below] })
  await ann.asks('PUT', `/teams/${below}/members`, { members: [] })
  await ann.asks('PUT', `/teams/${counter}/members`, { members: [{ userId: ben.userId }] })
  // Who stands above is not below.
  expect((await ben.asks('GET', `/announcements/${narrow}`)).body.code).toBe('announcement_not_found')
})
