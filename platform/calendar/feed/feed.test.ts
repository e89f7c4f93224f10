import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { createFeed, revokeFeed } from './keep-feed.ts'

const soon = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3 * 86_400_000).toISOString()

const feedOf = ({ kith, ann }: TestWorkspace) =>
  ann.does(async (ctx) => (await createFeed(ctx, {}, { kith })).address.replace(kith.config.publicUrl, ''))

async function read({ server }: TestWorkspace, url: string, headers: Record<string, string> = {}) {
  const answer = await server.inject({ url, headers })
  return {
    status: answer.statusCode,
    etag: String(answer.headers.etag),
    type: answer.headers['content-type'],
    body: answer.body,
  }
}

const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
    const part = (name: string) => String(event.getFirstPropertyValue(name))
    return { uid: part('uid'), title: part('summary'), status: part('status'), sequence: Number(part('sequence')) }
  })

test('a calendar program reads what is one’s own, is told when nothing changed, and what is gone', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const title = `Rösten, verkosten; ${'ü'.repeat(80)}\\ 1`
  const task = await ann.asks('POST', '/tasks', { title, dueAt: soon, assigneeId: ann.userId })
  await ann.asks('POST', '/tasks', { title: 'Of Ben', dueAt: soon, assigneeId: ben.userId })
  const address = await feedOf(workspace)
  const first = await read(workspace, address)
  expect([first.status, first.type]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(events(first.body)).toEqual([{ uid: `${task.body.id}@kith`, title, status: 'CONFIRMED', sequence: 0 }])
  // RFC 5545: lines of at most 75 bytes, each ended by CR and LF.
  expect(first.body.endsWith('\r\n')).toBe(true)
  expect(first.body.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([])
  expect((await read(workspace, address, { 'if-none-match': first.etag })).status).toBe(304)
  await ann.asks('DELETE', `/tasks/${task.body.id}`)
  const second = await read(workspace, address, { 'if-none-match': first.etag })
  expect(second.status).toBe(200)
  expect(events(second.body)).toEqual([{ uid: `${task.body.id}@kith`, title, status: 'CANCELLED', sequence: 1 }])
})

test('an address leads nowhere once it is revoked or replaced, or whose it is has left', async () => {
  const workspace = await aWorkspace()
  const { ann, kith } = workspace
  const old = await feedOf(workspace)
  const address = await feedOf(workspace)
  expect((await read(workspace, old)).status).toBe(404)
  expect((await read(workspace, address)).status).toBe(200)
  expect((await read(workspace, `/calendars/${'A'.repeat(75)}.ics`)).status).toBe(404)
  await ann.does((ctx) => revokeFeed(ctx))
  expect((await read(workspace, address)).status).toBe(404)
  const last = await feedOf(workspace)
  await kith.database.owner.query('delete from memberships where user_id = $1', [ann.userId])
  expect((await read(workspace, last)).status).toBe(404)
  const again = "insert into memberships (workspace_id, user_id, role) values ($1, $2, 'owner')"
  await kith.database.owner.query(again, [workspace.workspaceId, ann.userId])
  expect((await read(workspace, last)).status).toBe(404)
})

test('a key makes no feed: it would outlive the key with all rights of whoever made it', async () => {
  const { ann } = await aWorkspace()
  expect((await ann.asks('POST', '/calendar-feed', {})).body.code).toBe('person_needed')
})
