import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Ctx } from '#platform/ctx/ctx'
import { aWorkspace } from '#tests/support/workspace'
import { declareNotification } from './kinds.ts'
import { type Notification, notify } from './notify.ts'

declareNotification({
  kind: 'test.happened',
  words: {
    en: { name: 'Something happened', line: '{{actor}} did {{what}} to {{record}} at {{at}}' },
    de: { name: 'Etwas ist passiert', line: '{{actor}} machte {{what}} mit {{record}} um {{at}}' },
  },
  defaults: { inApp: true, mail: 'none' },
  moments: ['at'],
})

const AT = '2026-11-19T14:00:00.000Z'

async function withContact() {
  const space = await aWorkspace()
  const contact = await space.ann.asks('POST', '/contacts', { firstName: 'Cleo', lastName: 'Kunde' })
  expect(contact.status).toBe(200)
  const told = (key: string, to: string[]): Notification => ({
    kind: 'test.happened',
    to,
    object: 'contact',
    recordId: contact.body.id,
    key,
    params: { what: 'good', at: AT, excerpt: '<b>Hello</b>' },
  })
  return { ...space, contactId: contact.body.id as string, told }
}

const count = (ctx: Ctx) =>
  sql<{ n: number }>`select count(*) as n from notifications`.execute(ctx.db).then(({ rows }) => rows[0]?.n)

test('people are told once of each thing, never of their own acts, and nobody else is', async () => {
  const { ann, ben, rita, told } = await withContact()
  const { ben: stranger } = await aWorkspace()
  const everybody = [ann.userId, ben.userId, rita.userId, stranger.userId, ben.userId]
  await Promise.all([1, 2, 3].map(() => ann.does((ctx) => notify(ctx, told('one', everybody)))))
  expect(await ann.does(count)).toBe(2)
  expect((await ann.asks('GET', '/notifications')).body.items).toEqual([])
  expect((await stranger.asks('GET', '/notifications')).body.items).toEqual([])
  const { items } = (await ben.asks('GET', '/notifications')).body
  expect(items).toMatchObject([
    {
      line: 'Ann did good to Cleo Kunde at Nov 19, 2026, 3:00 PM',
      excerpt: '<b>Hello</b>',
      record: 'Cleo Kunde',
      actor: { id: ann.userId, name: 'Ann' },
      readAt: null,
    },
  ])
  expect(items[0].href).toBe(`/contacts/${items[0].recordId}`)
  const german = await ben.asks('GET', '/notifications?language=de')
  expect(german.body.items[0].line).toBe('Ann machte good mit Cleo Kunde um 19.11.2026, 15:00')
})

test('what is rolled back tells nobody', async () => {
  const { ann, ben, told } = await withContact()
  const work = ann.does(async (ctx) => {
    await notify(ctx, told('gone', [ben.userId]))
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect((await ben.asks('GET', '/notifications/unread')).body).toEqual({ unread: 0 })
})

test('read and unread, one, some and all, each one’s own', async () => {
  const { ann, ben, rita, told } = await withContact()
  for (const key of ['a', 'b', 'c']) await ann.does((ctx) => notify(ctx, told(key, [ben.userId, rita.userId])))
  const { items } = (await ben.asks('GET', '/notifications?limit=2')).body
  expect(await ben.asks('PATCH', '/notifications', { ids: [items[0].id], read: true })).toMatchObject({
    status: 200,
    body: { unread: 2 },
  })
  expect((await ben.asks('PATCH', '/notifications', { ids: [items[0].id], read: false })).body).toEqual({ unread: 3 })
  // What came after the newest one has seen stays unread.
  expect((await ben.asks('PATCH', '/notifications', { upTo: items[1].id, read: true })).body).toEqual({ unread: 1 })
  expect((await ben.asks('GET', '/notifications?unread=true')).body.items).toHaveLength(1)
  expect((await rita.asks('PATCH', '/notifications', { ids: [items[0].id], read: true })).body).toEqual({ unread: 3 })
  expect((await ben.asks('PATCH', '/notifications', { read: true })).status).toBe(422)
})

test('pages go on where the last one ended', async () => {
  const { ann, ben, told } = await withContact()
  for (const key of ['a', 'b', 'c']) await ann.does((ctx) => notify(ctx, told(key, [ben.userId])))
  const first = (await ben.asks('GET', '/notifications?limit=2&kind=test')).body
  const second = (await ben.asks('GET', `/notifications?limit=2&cursor=${first.nextCursor}`)).body
  const ids: string[] = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
  expect([first.items.length, second.nextCursor, new Set(ids).size]).toEqual([2, null, 3])
  expect(ids).toEqual(ids.toSorted().reverse())
  expect((await ben.asks('GET', '/notifications?kind=other')).body.items).toEqual([])
})

test('whoever wants to hear nothing of a kind hears nothing', async () => {
  const { ann, ben, told } = await withContact()
  const chosen = await ben.asks('PATCH', '/notification-preferences', {
    kinds: [{ kind: 'test.happened', inApp: false, mail: 'none' }],
    schedule: { digestHour: 17, digestWeekday: 5, quiet: null, workDays: [2, 1, 1] },
  })
  expect(chosen.body.schedule).toMatchObject({ digestHour: 17, workDays: [1, 2], quiet: null })
  expect(chosen.body.kinds).toContainEqual({
    ...{ kind: 'test.happened', name: 'Something happened' },
    ...{ inApp: false, mail: 'none', chosen: true },
  })
  await ann.does((ctx) => notify(ctx, told('quiet', [ben.userId])))
  expect(await ann.does(count)).toBe(0)
  const changed = await ben.asks('PATCH', '/notification-preferences', {
    ...{ kinds: [{ kind: 'test.happened', mail: 'weekly' }], schedule: { digestHour: 9 } },
  })
  expect(changed.body.schedule).toEqual({ ...chosen.body.schedule, digestHour: 9 })
  expect(changed.body.kinds).toContainEqual(
    expect.objectContaining({ kind: 'test.happened', inApp: false, mail: 'weekly' }),
  )
  expect(
    await ben.asks('PATCH', '/notification-preferences', { kinds: [{ kind: 'x', inApp: true, mail: 'none' }] }),
  ).toMatchObject({ status: 404, body: { code: 'notification_kind_not_found' } })
})

test('of a record that is gone, nothing is said but that it is', async () => {
  const { kith, workspaceId, ann, ben, contactId, told } = await withContact()
  await ann.does((ctx) => notify(ctx, told('gone', [ben.userId])))
  await kith.database.owner.query('delete from contacts where workspace_id = $1 and id = $2', [workspaceId, contactId])
  expect((await ben.asks('GET', '/notifications')).body.items).toMatchObject([
    { excerpt: null, record: null, recordId: null, href: null, line: expect.not.stringContaining('Cleo') },
  ])
})
