import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { Kith } from '#platform/ctx/ctx'
import { openStandingConnection } from '#platform/db/standing-connection'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { deliverSome } from './deliver.ts'
import { startDelivery } from './delivery.ts'
import { declareEvent } from './event.ts'
import type { Subscriber } from './subscriber.ts'

declareEvent('test.said', z.object({ word: z.string() }))
declareEvent('test.other', z.object({}))

const said = (word: string) => ({ type: 'test.said', payload: { word } })
const wordOf = ({ payload }: { payload: Record<string, unknown> }) => String(payload.word)

/** Hears words into a list of each workspace. */
function listener(): Subscriber & { heard: Record<string, string[]> } {
  const heard: Record<string, string[]> = {}
  return {
    name: 'test listener',
    types: ['test.said'],
    heard,
    async handle(ctx, events) {
      heard[ctx.workspaceId] = [...(heard[ctx.workspaceId] ?? []), ...events.map(wordOf)]
    },
  }
}

/** Opens a transaction that has recorded a word and waits to be told to commit. */
async function slowly(person: Person, word: string) {
  let commit = () => {}
  let recorded = () => {}
  const begun = new Promise<void>((resolve) => (recorded = resolve))
  const done = person.does(async (ctx) => {
    await ctx.record(said(word))
    recorded()
    await new Promise<void>((resolve) => (commit = resolve))
  })
  await begun
  return {
    commit() {
      commit()
      return done
    },
  }
}

/** Until nothing is left; transactions of other tests, in databases of their own on the same server, may hold some back. */
const deliverAll = (kith: Kith, subscriber: Subscriber) =>
  eventually(async () => (await deliverSome(kith, subscriber)) === 'nothing')

test('what a slow transaction commits late is delivered, in its place, before what came after it', async () => {
  const { kith, ann } = await aWorkspace()
  const ear = listener()
  const slow = await slowly(ann, 'early')
  await ann.does((ctx) => ctx.record(said('late')))
  expect(await deliverSome(kith, ear)).toBe('waiting')
  expect(ear.heard[ann.acting.workspaceId]).toBeUndefined()
  await slow.commit()
  await deliverAll(kith, ear)
  expect(ear.heard[ann.acting.workspaceId]).toEqual(['early', 'late'])
})

test('events come as they commit, to the workspace they belong to, and only those asked for', async () => {
  const { kith, ann } = await aWorkspace()
  const { ann: ben } = await aWorkspace()
  const ear = listener()
  const delivery = startDelivery(kith, [ear])
  onTestFinished(() => delivery.stop())
  for (const [acting, word] of [
    [ann, 'one'],
    [ben, 'two'],
    [ann, 'three'],
  ] as const)
    await acting.does((ctx) => ctx.record(said(word), { type: 'test.other' }))
  await eventually(() => ear.heard[ann.acting.workspaceId]?.length === 2)
  expect(ear.heard).toMatchObject({ [ann.acting.workspaceId]: ['one', 'three'], [ben.acting.workspaceId]: ['two'] })
})

test('a crash after the work and before the cursor repeats the events and undoes the work; nothing is skipped', async () => {
  const { kith, ann } = await aWorkspace()
  await ann.does((ctx) => ctx.record(said('one'), said('two')))
  let crash = true
  const heard: string[] = []
  const ear: Subscriber = {
    name: 'test crash',
    types: ['test.said'],
    async handle(ctx, events) {
      if (ctx.workspaceId !== ann.acting.workspaceId) return
      heard.push(...events.map(wordOf))
      await sql`update workspaces set name = name || '!'`.execute(ctx.db)
      if (crash) throw new Error('crash')
    },
  }
  await expect(deliverAll(kith, ear)).rejects.toThrow('crash')
  crash = false
  await deliverAll(kith, ear)
  expect(heard).toEqual(['one', 'two', 'one', 'two'])
  const { rows } = await kith.database.owner.query('select name from workspaces where id = $1', [
    ann.acting.workspaceId,
  ])
  expect(rows).toEqual([{ name: 'Hafen Kaffee!' }])
})

test('two processes deliver each event once', async () => {
  const { kith, ann } = await aWorkspace()
  const standing = openStandingConnection(kith.database.owner.options)
  const elsewhere = { ...kith, database: { ...kith.database, standing } }
  const ear = listener()
  const first = startDelivery(kith, [ear])
  const second = startDelivery(elsewhere, [ear])
  onTestFinished(async () => {
    await Promise.all([first.stop(), second.stop()])
    await standing.close()
  })
  for (const word of ['a', 'b', 'c']) await ann.does((ctx) => ctx.record(said(word)))
  await eventually(() => ear.heard[ann.acting.workspaceId]?.length === 3)
  expect(ear.heard[ann.acting.workspaceId]).toEqual(['a', 'b', 'c'])
})

test('a subscriber that fails holds up nobody else and gets the same again', async () => {
  const { kith, ann } = await aWorkspace()
  let failures = 0
  const ear = listener()
  const failing: Subscriber = {
    name: 'test failing',
    types: ['test.said'],
    async handle() {
      if (failures++ === 0) throw new Error('not now')
    },
  }
  const delivery = startDelivery(kith, [failing, ear])
  onTestFinished(() => delivery.stop())
  await ann.does((ctx) => ctx.record(said('x')))
  await eventually(() => ear.heard[ann.acting.workspaceId])
  await eventually(() => failures >= 2)
})

test('what a subscriber does not care for is passed, and its place is known once delivery has ended', async () => {
  const { kith, ann } = await aWorkspace()
  const ear = { ...listener(), name: 'test passing' }
  await deliverAll(kith, ear)
  for (let at = 0; at < 3; at++) await ann.does((ctx) => ctx.record({ type: 'test.other', payload: {} }))
  const isPassed = async () => {
    const { rows } = await kith.database.owner.query(
      `select (c.xid, c.event_id) >= (select e.xid, e.id from events e where e.workspace_id = $1 order by e.xid desc, e.id desc limit 1) as passed
         from event_cursors c where c.subscriber = 'test passing'`,
      [ann.acting.workspaceId],
    )
    return rows[0]?.passed
  }
  expect(await isPassed()).toBe(false)
  await eventually(async () => {
    const delivery = startDelivery(kith, [ear])
    await new Promise((resolve) => setTimeout(resolve, 200))
    await delivery.stop()
    return isPassed()
  })
})
