import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { inWorkspace } from '#platform/ctx/ctx'
import { declareEvent } from '#platform/events/event'
import { tellPeople } from '#platform/notifications/notify'
import { eventually } from '#tests/support/eventually'
import { allTo, giveRole, keyWith, reading } from '#tests/support/secrets/roles'
import { testKith } from '#tests/support/test-kith'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { tellProgress } from './progress.ts'

declareEvent('test.live', z.object({ secret: z.string() }))

let address = ''
beforeAll(async () => {
  const { server } = await testKith()
  await server.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}` // it listens on TCP
})

/** Opens a person's stream and collects what it says. */
async function listening(person: Person) {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const answer = await fetch(`${address}/api/v1/live`, {
    headers: { authorization: `Bearer ${person.key}` },
    signal: stop.signal,
  })
  const stream = { status: answer.status, type: answer.headers.get('content-type'), said: '', ended: false }
  const read = async () => {
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) stream.said += part.value
    stream.ended = true
  }
  read().catch(() => {
    stream.ended = true
  })
  return stream
}

test('a stream tells what changed in its own workspace, without content, and nothing of another', async () => {
  const { ann, ben } = await aWorkspace()
  const { ann: stranger } = await aWorkspace()
  const [bens, strangers] = await Promise.all([listening(ben), listening(stranger)])
  expect(bens).toMatchObject({ status: 200, type: 'text/event-stream; charset=utf-8' })
  const id = '018f0000-0000-7000-8000-000000000001'
  await ann.does((ctx) =>
    ctx.record({ type: 'test.live', object: 'contact', recordId: id, payload: { secret: 'xyzzy' } }),
  )
  await ann.does((ctx) => tellProgress(ctx, { kind: 'import', id, done: 5, total: 10, failed: 1 }))
  await eventually(() => bens.said.includes('progress'))
  const change = { objects: ['contact'], id, contactId: null, type: 'test.live', by: ann.userId }
  expect(bens.said).toContain(`data: ${JSON.stringify(change)}\n\n`)
  expect(bens.said).toContain(
    `event: progress\ndata: ${JSON.stringify({ kind: 'import', id, done: 5, total: 10, failed: 1 })}\n\n`,
  )
  expect(bens.said).not.toContain('xyzzy')
  expect(strangers.said).not.toContain('data:')
})

test('what concerns one person is told to their screens alone', async () => {
  const { ann, ben } = await aWorkspace()
  const [anns, bens] = await Promise.all([listening(ann), listening(ben)])
  await ann.does((ctx) => tellPeople(ctx, [ben.userId]))
  await ann.does((ctx) => tellProgress(ctx, { kind: 'import', id: 'x', done: 1, total: null }))
  await eventually(() => anns.said.includes('progress') && bens.said.includes('progress'))
  expect(bens.said).toContain('event: people\ndata: {"kind":"notifications"}\n\n')
  expect(anns.said).not.toContain('people')
})

test('how far others have come is for whoever sees every record, and for the key that asked', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const role = uuidv7()
  await giveRole(space, role, { ...allTo, objects: { contact: reading('own') } })
  await keyWith(space, role)
  const [anns, bens] = await Promise.all([listening(ann), listening(ben)])
  await ann.does((ctx) => tellProgress(ctx, { kind: 'import', id: 'hers', done: 5, total: 10 }))
  await ben.does((ctx) => tellProgress(ctx, { kind: 'import', id: 'at his screen', done: 3, total: 4 }))
  const { rows } = await space.kith.database.owner.query('select id from api_keys where created_by = $1', [ben.userId])
  const byKey = { ...ben.acting, keyId: String(rows[0].id) }
  await inWorkspace(space.kith, byKey, (ctx) => tellProgress(ctx, { kind: 'import', id: 'his', done: 1, total: 2 }))
  await eventually(() => anns.said.includes('"his"') && bens.said.includes('"his"'))
  expect(anns.said).toContain('hers')
  expect(bens.said).not.toContain('hers')
  expect(anns.said).toContain('at his screen')
  expect(bens.said).not.toContain('at his screen')
  expect(bens.said).not.toContain(byKey.keyId)
  expect(bens.said).not.toContain(ben.userId)
})

test('what is rolled back is not told', async () => {
  const { ann } = await aWorkspace()
  const stream = await listening(ann)
  await ann
    .does(async (ctx) => {
      await ctx.record({ type: 'test.live', payload: { secret: '' } })
      throw new Error('no')
    })
    .catch(() => {})
  await ann.does((ctx) => tellProgress(ctx, { kind: 'import', id: 'x', done: 1, total: null }))
  await eventually(() => stream.said.includes('progress'))
  expect(stream.said).not.toContain('test.live')
})

test('a stranger gets no stream', async () => {
  const answer = await fetch(`${address}/api/v1/live`)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ code: 'signed_out' })
})

test('when the connection to PostgreSQL was lost, screens are told to ask anew, and hear on', async () => {
  const { kith, ann } = await aWorkspace()
  const stream = await listening(ann)
  await eventually(async () => {
    const { rowCount } = await kith.database.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kith standing' and datname = current_database()`,
    )
    return rowCount === 1
  })
  await eventually(() => stream.said.includes('data: {"resync":true}\n\n'))
  await ann.does((ctx) =>
    sql`select pg_notify('kith_changes', ${JSON.stringify({ workspaceId: ctx.workspaceId, again: 1 })})`.execute(
      ctx.db,
    ),
  )
  await eventually(() => stream.said.includes('"again":1'))
})

test('a screen that does not listen is dropped before it fills the memory', async () => {
  const { ann } = await aWorkspace()
  const stop = new AbortController()
  const answer = await fetch(`${address}/api/v1/live`, {
    headers: { authorization: `Bearer ${ann.key}` },
    signal: stop.signal,
  })
  const filler = 'x'.repeat(7000)
  for (let sent = 0; sent < 40; sent++)
    await ann.does(async (ctx) => {
      for (let n = 0; n < 100; n++)
        await tellProgress(ctx, { kind: 'import', id: filler, done: sent * 100 + n, total: null })
    })
  await expect(answer.text()).rejects.toThrow()
  stop.abort()
})
