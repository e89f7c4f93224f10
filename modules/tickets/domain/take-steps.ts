import './notifications.ts'
import { sql } from 'kysely'
import { leadsOver } from '#platform/auth/leads-over'
import { businessClocks } from '#platform/calendar/business/find-calendars'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import { notify } from '#platform/notifications/notify'
import { saveRecords } from '#platform/objects/save-records'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { type Priority, priorities, type SlaPolicy, type Step, storedPolicies } from './policies.ts'
import { type TargetKind, workingMinutesFrom } from './reckon-targets.ts'
import { retime } from './retime.ts'

const AT_ONCE = 50

interface Due {
  ticketId: string
  kind: TargetKind
  startedAt: string
  dueAt: string
  policyId: string | null
  ownerId: string | null
  teamId: string | null
  priority: Priority
  contactId: string | null
  companyId: string | null
}

/**
 * Takes the steps of targets that are near or missed. Tickets are locked, another worker passes over them; that a step was taken, who
 * was told and what was changed is one transaction with the row that claims the step: whatever dies in between, each is taken once.
 * @returns how many targets were looked at; there may be more.
 */
export async function takeSteps(ctx: Ctx): Promise<number> {
  const bySystem = inLightOf(ctx, { actor: { kind: 'system', id: null }, userId: null })
  const { rows } =
    await sql<Due>`select x.ticket_id, x.kind, x.started_at, x.due_at, x.policy_id, t.owner_id, t.team_id, t.priority,
      t.contact_id, t.company_id
    from ticket_targets x join tickets t on t.workspace_id = x.workspace_id and t.id = x.ticket_id
    where x.workspace_id = ${ctx.workspaceId} and x.step_at <= ${ctx.now().toISOString()}
    order by x.step_at limit ${AT_ONCE} for update of t skip locked`.execute(ctx.db)
  if (rows.length === 0) return 0
  const policies = new Map((await storedPolicies(ctx)).map((policy) => [policy.id, policy]))
  const clocks = await businessClocks(ctx)
  for (const due of rows) {
    const policy = policies.get(due.policyId ?? '')
    if (policy && (await isLiving(ctx, due))) {
      const clock = clocks(policy.calendarId)
      const isReached = ({ minutes }: Step) => workingMinutesFrom(clock, new Date(due.dueAt), minutes) <= ctx.now()
      await stepsOf(bySystem, due, policy, isReached)
    }
  }
  await sql`update ticket_targets set step_at = null where workspace_id = ${ctx.workspaceId} and step_at <= ${ctx.now().toISOString()}
    and ticket_id = any (${rows.map(({ ticketId }) => ticketId)}::uuid[])`.execute(ctx.db)
  await retime(ctx, [...new Set(rows.map(({ ticketId }) => ticketId))])
  return rows.length
}

async function isLiving(ctx: Ctx, { ticketId }: Due): Promise<boolean> {
  const { rows } =
    await sql`select 1 as one from tickets where workspace_id = ${ctx.workspaceId} and id = ${ticketId} and deleted_at is null`.execute(
      ctx.db,
    )
  return rows.length > 0
}

async function stepsOf(ctx: Ctx, due: Due, { steps }: SlaPolicy, isReached: (step: Step) => boolean): Promise<void> {
  for (const [index, step] of steps.entries()) {
    if (!isReached(step)) continue
    const { rows } = await sql`insert into ticket_escalations (workspace_id, ticket_id, kind, started_at, step, act, at)
      values (${ctx.workspaceId}, ${due.ticketId}, ${due.kind}, ${due.startedAt}, ${index}, ${step.act}, ${ctx.now().toISOString()})
      on conflict do nothing returning step`.execute(ctx.db)
    if (rows.length > 0) await take(ctx, due, step, index)
  }
}

async function take(ctx: Ctx, due: Due, step: Step, index: number): Promise<void> {
  const to = await toldOf(ctx, due, step)
  if (step.act === 'reassign' && step.userId) await change(ctx, due, { ownerId: step.userId })
  if (step.act === 'raisePriority') {
    const next = priorities[priorities.indexOf(due.priority) + 1]
    if (next) await change(ctx, due, { priority: next })
  }
  const kind = step.act === 'reassign' ? 'given' : step.minutes < 0 ? 'near' : 'missed'
  const target = translator({ en: en.kinds, de: de.kinds }, languageOf(ctx.workspace.locale))(due.kind)
  await notify(ctx, {
    ...{ kind: `ticket.${kind}`, to, by: null, object: 'ticket', recordId: due.ticketId, params: { target } },
    key: `ticket:${due.ticketId}:${due.kind}:${due.startedAt}:${index}`,
  })
  const { ticketId, contactId, companyId, kind: targetKind, dueAt } = due
  await ctx.record({
    ...{ type: 'ticket.escalated', object: 'ticket', recordId: ticketId, contactId, companyId },
    payload: { kind: targetKind, act: step.act, minutes: step.minutes, dueAt, to },
  })
}

const change = (ctx: Ctx, { ticketId }: Due, input: Record<string, unknown>) =>
  saveRecords(ctx, ctx.objects.find('ticket'), [{ id: ticketId, input }])

/** Whose it is; those who lead its team, else the teams of whoever has it; whoever gets it. A raised priority tells its owner. */
async function toldOf(ctx: Ctx, { ownerId, teamId }: Due, { act, userId }: Step): Promise<string[]> {
  if (act === 'reassign') return userId ? [userId] : []
  if (act !== 'tellLeads') return ownerId ? [ownerId] : leadsOver(ctx, { ownerId, teamId })
  return leadsOver(ctx, { ownerId, teamId })
}
