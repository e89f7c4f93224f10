import { sql } from 'kysely'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { expectReadable } from '#platform/history/record-history'
import { personOf } from '../subject.ts'
import type { Here } from './contract.ts'
import { type Beat, type Presence, presenceOf } from './presence.ts'

interface Screen {
  recordId: string
  object: string
  screen: string
}

/**
 * Takes note that somebody has a record open. All processes hear it, and when it is another picture than before, so do the
 * screens of those who are on the record, and no others: each of them has shown that they may read it.
 * @throws Refusal record_not_found, person_needed
 */
export async function keepPresence(ctx: Ctx, { typing, ...screen }: Screen & { typing: boolean }, kith: Kith) {
  return beat(ctx, kith, screen, { typing, isGone: false })
}

/** Takes note that a screen left a record. @throws Refusal record_not_found, person_needed */
export const leavePresence = (ctx: Ctx, screen: Screen, kith: Kith) =>
  beat(ctx, kith, screen, { typing: false, isGone: true })

async function beat(
  ctx: Ctx,
  kith: Kith,
  { recordId, object, screen }: Screen,
  state: Pick<Beat, 'typing' | 'isGone'>,
): Promise<Here> {
  const userId = personOf(ctx)
  await expectReadable(ctx, object, recordId)
  const presence = presenceOf(kith.database.standing, kith.now)
  const record = { workspaceId: ctx.workspaceId, recordId }
  const before = presence.on(record)
  const name = before.find(({ id }) => id === userId)?.name ?? (await nameOf(ctx, userId))
  const said: Beat = { ...record, screen, userId, name, ...state }
  presence.hear(said)
  await sql`select pg_notify('kith_presence', ${JSON.stringify(said)})`.execute(ctx.db)
  const people = presence.on(record)
  if (JSON.stringify(before) !== JSON.stringify(people)) await tellThem(ctx, presence, recordId)
  return { recordId, people }
}

async function nameOf(ctx: Ctx, userId: string): Promise<string> {
  const row = await ctx.db.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name ?? ''
}

// PostgreSQL takes 8000 bytes in one notification; beyond so many nobody reads names.
const MOST_TOLD = 40

async function tellThem(ctx: Ctx, presence: Presence, recordId: string): Promise<void> {
  const people = presence.on({ workspaceId: ctx.workspaceId, recordId }).slice(0, MOST_TOLD)
  if (people.length === 0) return
  const told = { workspaceId: ctx.workspaceId, userIds: people.map(({ id }) => id), kind: 'presence', recordId, people }
  await sql`select pg_notify('kith_people', ${JSON.stringify(told)})`.execute(ctx.db)
}
