import './events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { AWAY_MINUTES } from './people.ts'
import { expectMember } from './refuse-strangers.ts'
import { oneAfterTheOther } from './stored-rules.ts'
import { wakeQueue } from './wake-queue.ts'

export interface RoutingSettings {
  /** How much one has at a time; null: any number. */
  mostOpen: number | null
  mostLive: number | null
  /** From when on one counts as away; null: never. */
  awayMinutes: number | null
  /** What waits goes back when whoever has it goes. */
  handsBack: boolean
}

const usual: RoutingSettings = { mostOpen: null, mostLive: null, awayMinutes: AWAY_MINUTES, handsBack: false }

/** What the workspace has set, or what Kith begins with. */
export async function settingsOf(ctx: Ctx): Promise<RoutingSettings> {
  const found = await ctx.db
    .selectFrom('routingSettings')
    .select(['mostOpen', 'mostLive', 'awayMinutes', 'handsBack'])
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  return found ?? usual
}

/** The settings, and who has room for more or less than the others. */
export async function readSettings(ctx: Ctx) {
  const people = await ctx.db
    .selectFrom('routingLimits')
    .select(['userId', 'mostOpen', 'mostLive'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('userId')
    .execute()
  return { ...(await settingsOf(ctx)), people }
}

export async function changeSettings(ctx: Ctx, settings: RoutingSettings) {
  await oneAfterTheOther(ctx)
  const before = await settingsOf(ctx)
  await ctx.db
    .insertInto('routingSettings')
    .values({ workspaceId: ctx.workspaceId, ...settings })
    .onConflict((same) => same.column('workspaceId').doUpdateSet(settings))
    .execute()
  const old = new Map<string, unknown>(Object.entries(before))
  const changes = Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]): [string, [unknown, unknown]][] =>
      old.get(name) === value ? [] : [[name, [old.get(name), value]]],
    ),
  )
  await ctx.record({
    type: 'routing.settingsChanged',
    object: 'workspace',
    recordId: ctx.workspaceId,
    payload: { changes },
  })
  await wakeQueue(ctx)
  return readSettings(ctx)
}

interface Limits {
  userId: string
  mostOpen: number | null
  mostLive: number | null
}

/** How much one person has at a time; both null: as everybody. @throws Refusal member_not_found */
export async function setLimits(ctx: Ctx, { userId, mostOpen, mostLive }: Limits) {
  await oneAfterTheOther(ctx)
  await expectMember(ctx, userId)
  await sql`delete from routing_limits where workspace_id = ${ctx.workspaceId} and user_id = ${userId}`.execute(ctx.db)
  if (mostOpen !== null || mostLive !== null)
    await ctx.db
      .insertInto('routingLimits')
      .values({ workspaceId: ctx.workspaceId, userId, mostOpen, mostLive })
      .execute()
  const payload = { userId, mostOpen, mostLive }
  await ctx.record({ type: 'routing.limitsChanged', object: 'member', recordId: userId, payload })
  await wakeQueue(ctx)
  return readSettings(ctx)
}
