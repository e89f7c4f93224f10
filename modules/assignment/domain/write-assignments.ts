import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { plusWorkingMinutes } from '#platform/values/working-time'
import type { Given } from './assign-queued.ts'
import type { Round } from './open-round.ts'

/** Keeps who was given what and why, and tells it in the stream. An id is that of the wait it ends: there is no second one. */
export async function writeAssignments(
  ctx: Ctx,
  type: ObjectType,
  given: readonly Given[],
  round: Round,
): Promise<void> {
  const rows = given.map(({ queued, userId, teamId, rule, people, passed }) => ({
    ...{ id: queued.id, object: queued.object, record_id: queued.recordId, user_id: userId, occasion: queued.occasion },
    team_id: teamId,
    ...{ rule_id: rule?.id ?? null, rule_name: rule?.name ?? '', rule_version: rule?.version ?? null },
    ...{ reason: { people, passed }, started_at: queued.startedAt, alarm_minutes: rule?.alarmMinutes ?? null },
    ...{ alarm_task: rule?.alarmTask ?? false, alarm_at: alarmOf(round, { queued, userId, rule }) },
  }))
  await sql`insert into assignments (workspace_id, assigned_at, id, object, record_id, user_id, team_id, occasion, rule_id, rule_name,
      rule_version, reason, started_at, alarm_minutes, alarm_task, alarm_at)
    select ${ctx.workspaceId}, ${ctx.now().toISOString()}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, object text, record_id uuid, user_id uuid, team_id uuid, occasion text, rule_id uuid, rule_name text, rule_version integer,
      reason jsonb, started_at timestamptz, alarm_minutes integer, alarm_task boolean, alarm_at timestamptz)`.execute(
    ctx.db,
  )
  await ctx.record(
    ...given.map(({ queued, values, userId, teamId, rule }) => ({
      type: 'record.assigned',
      object: queued.object,
      recordId: queued.recordId,
      ...type.timeline(queued.recordId, values),
      payload: {
        ...{ assignmentId: queued.id, userId, teamId, occasion: queued.occasion },
        ...{ ruleId: rule?.id ?? null, ruleName: rule?.name ?? '' },
      },
    })),
  )
}

/** By the new owner’s clock; somebody’s absence puts no alarm off. */
function alarmOf({ people }: Round, { queued, userId, rule }: Pick<Given, 'queued' | 'userId' | 'rule'>): Date | null {
  const person = people.get(userId ?? '')
  if (!rule?.alarmMinutes || !person) return null
  return plusWorkingMinutes({ ...person.clock, away: [] }, new Date(queued.startedAt), rule.alarmMinutes)
}
