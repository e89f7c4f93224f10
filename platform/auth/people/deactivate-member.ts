import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { raiseRightsVersion } from '../rights/rights-version.ts'
import { handOverRecords } from './hand-over-records.ts'

interface Wanted {
  userId: string
  /** Who gets their records; null: they keep the name of who left. */
  handOverTo: string | null
}

/**
 * Shuts somebody out at once: their membership, sessions here and API keys end in this transaction; their records go to
 * somebody else as bulk jobs that follow. Of two owners who do this to each other at the same moment one succeeds.
 * @returns the bulk jobs of the hand-over
 * @throws Refusal member_not_found, not_oneself, last_owner, forbidden for an owner by somebody who is none, invalid_input
 */
export async function deactivateMember(ctx: Ctx, { userId, handOverTo }: Wanted): Promise<{ jobIds: string[] }> {
  if (userId === ctx.userId) refuse('not_oneself')
  await refuseUnlessMayEnd(ctx, userId)
  if (handOverTo !== null) await refuseNobody(ctx, userId, handOverTo)
  const left = await keepFormer(ctx, userId, handOverTo)
  await ctx.db
    .deleteFrom('memberships')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .execute()
  await raiseRightsVersion(ctx)
  const keys = await endAccess(ctx, userId)
  const payload = { userId, role: left.role, handedTo: handOverTo, keys }
  await ctx.record({ type: 'member.deactivated', object: 'member', recordId: userId, payload })
  return { jobIds: handOverTo === null ? [] : await handOverRecords(ctx, userId, handOverTo) }
}

/** The owners are locked, in one order: whoever comes second sees what the first has done. */
async function refuseUnlessMayEnd(ctx: Ctx, userId: string) {
  const owners = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('role', '=', 'owner')
    .orderBy('userId')
    .forUpdate()
    .execute()
  const isOwner = (id: string | null) => owners.some((one) => one.userId === id)
  if (!isOwner(userId)) return
  if (!isOwner(ctx.userId)) refuse('forbidden', { permission: 'owner' })
  if (owners.length === 1) refuse('last_owner')
}

async function refuseNobody(ctx: Ctx, userId: string, handOverTo: string) {
  const receiver = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', handOverTo)
    .executeTakeFirst()
  if (receiver && handOverTo !== userId) return
  refuseInput({
    ...{ path: 'handOverTo', code: 'unknown_member' },
    ...{ message: 'Nobody else of this id works here', mend: 'Use another id of GET /api/v1/members.' },
  })
}

/** @throws Refusal member_not_found, also for whoever comes second. */
async function keepFormer(ctx: Ctx, userId: string, handedTo: string | null): Promise<{ role: string }> {
  const { rows } = await sql<{ role: string }>`
    insert into former_members (workspace_id, user_id, role, joined_at, deactivated_by, deactivated_at, handed_to, teams)
    select m.workspace_id, m.user_id, m.role, m.created_at, ${ctx.userId}, ${ctx.now()}, ${handedTo},
      (select coalesce(jsonb_agg(jsonb_build_object('teamId', t.team_id, 'lead', t.lead)), '[]') from team_members t
        where t.workspace_id = m.workspace_id and t.user_id = m.user_id)
    from memberships m where m.workspace_id = ${ctx.workspaceId} and m.user_id = ${userId}
    on conflict do nothing returning role`.execute(ctx.db)
  return rows[0] ?? refuse('member_not_found')
}

/** Sessions that act here, or can act nowhere else now; and the keys they made for this workspace. */
async function endAccess(ctx: Ctx, userId: string): Promise<number> {
  await sql`delete from sessions where user_id = ${userId}
    and (workspace_id = ${ctx.workspaceId} or not exists (select from kith.workspaces_of(${userId})))`.execute(ctx.db)
  const ended = await ctx.db
    .updateTable('apiKeys')
    .set({ revokedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('createdBy', '=', userId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}
