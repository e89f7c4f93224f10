import './events.ts'
import { sql } from 'kysely'
import { leadsOver } from '#platform/auth/leads-over'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import { titlesOf } from '#platform/objects/titles'
import { plusWorkingMinutes } from '#platform/values/working-time'
import { ownerField } from './assignable.ts'
import { firstTouches } from './first-touch.ts'
import { findPeople } from './people.ts'
import { wordsOf } from './tell-given.ts'

const AT_ONCE = 100

interface Late {
  id: string
  object: string
  recordId: string
  ruleId: string | null
  startedAt: string
  alarmMinutes: number
  alarmTask: boolean
  alarms: number
}

interface Neglected extends Late {
  ownerId: string | null
}

/**
 * Tells people of records that nobody has reacted to in time: first whoever owns it now, and when as much time has gone by
 * again, those who lead the team. The alarm, its task and that it was raised are one transaction.
 * @returns how many were looked at; there may be more.
 */
export async function raiseAlarms(ctx: Ctx): Promise<number> {
  const { rows } = await sql<Late>`select id, object, record_id, rule_id, started_at, alarm_minutes, alarm_task, alarms
    from assignments where workspace_id = ${ctx.workspaceId} and alarm_at <= ${ctx.now().toISOString()}
    order by alarm_at limit ${AT_ONCE} for update skip locked`.execute(ctx.db)
  await sql`update assignments set alarm_at = null where workspace_id = ${ctx.workspaceId}
    and id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  for (const object of new Set(rows.map((row) => row.object))) {
    const type = ctx.objects.known(object)
    const late = rows.filter((row) => row.object === object)
    for (const one of type ? await neglected(ctx, type, late) : []) if (type) await raise(ctx, type, one)
  }
  return rows.length
}

/** Those that still are somebody’s work, and that nobody has reacted to. */
async function neglected(ctx: Ctx, type: ObjectType, late: readonly Late[]): Promise<Neglected[]> {
  const asked = sql`select r.id, r.since from jsonb_to_recordset(${JSON.stringify(
    late.map(({ recordId, startedAt }) => ({ id: recordId, since: startedAt })),
  )}::jsonb) as r(id uuid, since timestamptz)`
  const open = await matching(ctx, type, { filter: type.open })
  const { rows } = await sql<{
    id: string
    ownerId: string | null
  }>`select ${column(type, 'id')} as id, ${column(type, ownerField(type))} as owner_id
    from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${open}
      and ${column(type, 'id')} in (select id from (${asked}) as asked)
      and ${column(type, 'id')} not in (select id from (${firstTouches(ctx, asked)}) as touched)`.execute(ctx.db)
  const owners = new Map(rows.map(({ id, ownerId }) => [id, ownerId]))
  return late.flatMap((one) =>
    owners.has(one.recordId) ? [{ ...one, ownerId: owners.get(one.recordId) ?? null }] : [],
  )
}

async function raise(ctx: Ctx, type: ObjectType, one: Neglected): Promise<void> {
  const { id, recordId, alarmMinutes, ownerId } = one
  const isFirst = one.alarms === 0 && ownerId !== null
  const to = isFirst ? [ownerId] : await leadsAbove(ctx, one)
  await notify(ctx, {
    kind: 'assignment.unanswered',
    ...{ to, by: null, object: type.name, recordId, key: `assignment.unanswered:${id}:${isFirst ? 1 : 2}` },
    params: { count: isFirst ? alarmMinutes : 2 * alarmMinutes },
  })
  await ctx.record({
    type: 'record.unanswered',
    object: type.name,
    recordId,
    ...(type.name === 'contact' ? { contactId: recordId } : type.name === 'company' ? { companyId: recordId } : {}),
    payload: { assignmentId: id, minutes: alarmMinutes, alarm: isFirst ? 1 : 2, to },
  })
  if (!isFirst) return
  if (one.alarmTask) await giveTask(ctx, type, one, ownerId)
  const clock = (await findPeople(ctx, type, [ownerId])).get(ownerId)?.clock
  const next = clock ? plusWorkingMinutes({ ...clock, away: [] }, ctx.now(), alarmMinutes) : ctx.now()
  await sql`update assignments set alarms = 1, alarm_at = ${next.toISOString()}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
}

/** Those who lead the rule’s team, or, of a rule without a team, the teams its owner is in. */
async function leadsAbove(ctx: Ctx, { ruleId, ownerId }: Neglected): Promise<string[]> {
  const { rows } = await sql<{ teamId: string | null }>`select team_id from assignment_rules
    where workspace_id = ${ctx.workspaceId} and id = ${ruleId}`.execute(ctx.db)
  const leads = await leadsOver(ctx, { ownerId, teamId: rows[0]?.teamId ?? null })
  return leads.filter((userId) => userId !== ownerId)
}

async function giveTask(ctx: Ctx, type: ObjectType, { recordId }: Neglected, ownerId: string): Promise<void> {
  const record = (await titlesOf(ctx, [{ object: type.name, id: recordId }])).get(recordId)?.title || '…'
  const about =
    type.name === 'contact'
      ? { contactId: recordId }
      : type.name === 'company'
        ? { companyId: recordId }
        : { links: [{ object: type.name, id: recordId }] }
  const title = wordsOf(ctx)('title', { record })
  const input = { title, assigneeId: ownerId, dueAt: ctx.now().toISOString(), priority: 'high', ...about }
  await saveRecord(ctx, ctx.objects.find('task'), { input })
}
