import { type SqlBool, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { refuseUnknownTeams } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Target, TargetDraft } from '../contract/targets.ts'
import { knownPipeline } from './known-pipeline.ts'
import { periodOf } from './period-arithmetic.ts'
import { targetsWhere } from './targets.ts'

/**
 * Sets what somebody is to bring in a period, or takes it away. Of two people who set the same one at once, the unique
 * constraint and the version decide who was first; the other gets a refusal.
 * @throws Refusal version_conflict, team_not_found, pipeline_not_found, member_not_found
 */
export async function setTarget(ctx: Ctx, given: TargetDraft): Promise<Target | null> {
  const draft = { ...given, startsOn: periodOf(given.span, given.startsOn).startsOn }
  await refuseUnknown(ctx, draft)
  const { version, amount } = draft
  const [before] = await targetsWhere(ctx, isAt(draft))
  if ((before?.version ?? 0) !== version) refuseStale(before)
  if (amount === null) await removeTarget(ctx, before)
  else if (before) await changeTarget(ctx, before, { ...draft, amount })
  else await createTarget(ctx, { ...draft, amount })
  return (await targetsWhere(ctx, isAt(draft)))[0] ?? null
}

type Set = TargetDraft & { amount: number }

const isAt = ({ span, startsOn, userId, teamId, pipeline, measure }: TargetDraft) =>
  sql<SqlBool>`t.span = ${span} and t.starts_on = ${startsOn}::date and t.measure = ${measure}
    and t.user_id is not distinct from ${userId}::uuid and t.team_id is not distinct from ${teamId}::uuid
    and t.pipeline is not distinct from ${pipeline}::text`

const refuseStale = (now?: Target): never =>
  refuse('version_conflict', { object: 'target', version: now?.version ?? 0 })

async function createTarget(ctx: Ctx, draft: Set): Promise<void> {
  const { span, startsOn, userId, teamId, pipeline, measure, amount, fromOn, untilOn } = draft
  const id = uuidv7()
  const currency = measure === 'value' ? ctx.workspace.currency : null
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('targets')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, span, startsOn, userId, teamId, pipeline, measure, amount, currency },
      ...{ fromOn, untilOn, updatedAt: ctx.now().toISOString() },
    })
    .onConflict((twin) => twin.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) refuseStale()
  await ctx.record({ type: 'target.created', object: 'target', recordId: id, payload: { ...placeOf(draft), amount } })
}

async function changeTarget(ctx: Ctx, before: Target, draft: Set): Promise<void> {
  const { amount, fromOn, untilOn } = draft
  const changes = Object.fromEntries(
    (['amount', 'fromOn', 'untilOn'] as const).flatMap((name) =>
      before[name] === draft[name] ? [] : [[name, [before[name], draft[name]]]],
    ),
  )
  if (Object.keys(changes).length === 0) return
  const { numUpdatedRows } = await ctx.db
    .updateTable('targets')
    .set({ amount, fromOn, untilOn, version: before.version + 1, updatedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow()
  if (!numUpdatedRows) refuseStale(before)
  const payload = { ...placeOf(draft), changes }
  await ctx.record({ type: 'target.updated', object: 'target', recordId: before.id, payload })
}

async function removeTarget(ctx: Ctx, before: Target | undefined): Promise<void> {
  if (!before) return
  const { numDeletedRows } = await ctx.db
    .deleteFrom('targets')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow()
  if (!numDeletedRows) refuseStale(before)
  const payload = { ...placeOf(before), amount: before.amount }
  await ctx.record({ type: 'target.deleted', object: 'target', recordId: before.id, payload })
}

const placeOf = ({ span, startsOn, userId, teamId, pipeline, measure }: TargetDraft | Target) => ({
  ...{ span, startsOn, userId, teamId, pipeline, measure },
})

async function refuseUnknown(ctx: Ctx, { userId, teamId, pipeline }: TargetDraft): Promise<void> {
  if (teamId) await refuseUnknownTeams(ctx, [teamId])
  if (userId && !(await isOrWasMember(ctx, userId))) refuse('member_not_found')
  await knownPipeline(ctx, pipeline)
}

async function isOrWasMember(ctx: Ctx, userId: string): Promise<boolean> {
  const { rows } = await sql`select from memberships where workspace_id = ${ctx.workspaceId} and user_id = ${userId}
    union all select from former_members where workspace_id = ${ctx.workspaceId} and user_id = ${userId}`.execute(
    ctx.db,
  )
  return rows.length > 0
}
