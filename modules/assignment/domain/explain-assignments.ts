import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import type { Passed, Weighed } from '../contract/rule-shape.ts'
import { findAssignable, ownerField } from './assignable.ts'
import { firstTouches } from './first-touch.ts'
import { storedRules } from './stored-rules.ts'

interface Row {
  id: string
  userId: string | null
  teamId: string | null
  ruleId: string | null
  ruleName: string
  ruleVersion: number | null
  occasion: string
  reason: { people: Weighed[]; passed: Passed[] }
  startedAt: string
  assignedAt: string
  alarmMinutes: number | null
  alarms: number
}

const MOST = 20

/** To whom rules gave a record and why, newest first; since when it waits and when somebody first reacted. @throws Refusal record_not_found, invalid_input */
export async function explainAssignments(ctx: Ctx, { object, recordId }: { object: string; recordId: string }) {
  const type = findAssignable(ctx, object)
  const record = await findRecord(ctx, type, recordId)
  const isUnowned = record[ownerField(type)] === null
  const { rows } =
    await sql<Row>`select id, user_id, team_id, rule_id, rule_name, rule_version, occasion, reason, started_at, assigned_at,
      alarm_minutes, alarms
    from assignments where workspace_id = ${ctx.workspaceId} and object = ${object} and record_id = ${recordId}
    order by assigned_at desc, id desc limit ${MOST}`.execute(ctx.db)
  const since = rows.at(-1)?.startedAt
  const waiting = await ctx.db
    .selectFrom('assignmentQueue')
    .select(['queuedAt', 'notBefore', 'overflowAt', 'askedRule', 'reason'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('object', '=', object)
    .where('recordId', '=', recordId)
    .executeTakeFirst()
  return {
    items: rows.map(({ reason, ...row }) => ({ ...row, ...reason })),
    waiting: waiting && (isUnowned || !type.routing) ? await told(ctx, type, waiting) : null,
    touchedAt: since && !type.routing ? await touchedAt(ctx, recordId, since) : null,
  }
}

interface Waits {
  queuedAt: string
  notBefore: string | null
  overflowAt: string | null
  askedRule: string | null
  reason: unknown
}

async function told(ctx: Ctx, type: ObjectType, { queuedAt, notBefore, overflowAt, askedRule, reason }: Waits) {
  const rule = (await storedRules(ctx, type.name)).find(({ id }) => id === askedRule)
  const { people, passed } = (reason as Row['reason'] | null) ?? { people: [], passed: [] } // as the queue keeps it
  return { since: queuedAt, until: type.routing ? overflowAt : notBefore, ruleName: rule?.name ?? null, people, passed }
}

async function touchedAt(ctx: Ctx, id: string, since: string): Promise<string | null> {
  const asked = sql`select ${id}::uuid as id, ${since}::timestamptz as since`
  const { rows } = await sql<{ at: string }>`select at from (${firstTouches(ctx, asked)}) as touched`.execute(ctx.db)
  return rows[0]?.at ?? null
}
