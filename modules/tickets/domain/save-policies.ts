import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { findCalendar } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal, refuse } from '#platform/http/refusal'
import { compileFilter } from '#platform/objects/compile-filter'
import type { PolicyDraft } from '../contract/settings.ts'
import { type SlaPolicy, storedPolicies } from './policies.ts'
import { retimeAllLater } from './retime-all.ts'

/** The policies as this person sees them, in their order. */
export async function listPolicies(ctx: Ctx) {
  const items = []
  for (const policy of await storedPolicies(ctx)) items.push(await asShown(ctx, policy))
  return { items }
}

/** Without a filter that speaks of what does not show to this person. */
async function asShown(ctx: Ctx, policy: SlaPolicy) {
  const type = ctx.objects.known('ticket')
  const readable =
    policy.filter === null ||
    (type !== undefined &&
      (await compileFilter(ctx, type, policy.filter).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false
          throw error
        },
      )))
  return { ...policy, readable, filter: readable ? policy.filter : null }
}

/** @throws Refusal calendar_not_found, invalid_input */
export async function createPolicy(ctx: Ctx, draft: PolicyDraft) {
  await check(ctx, draft)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const { name, on, calendarId } = draft
  await sql`insert into sla_policies (workspace_id, id, name, position, is_on, filter, calendar_id, targets, steps, created_at, updated_at)
    values (${ctx.workspaceId}, ${id}, ${name}, (select coalesce(max(position), 0) + 1 from sla_policies where workspace_id = ${ctx.workspaceId}),
      ${on}, ${written(draft.filter)}::jsonb, ${calendarId}, ${written(draft.targets)}::jsonb, ${written(draft.steps)}::jsonb, ${now}, ${now})`.execute(
    ctx.db,
  )
  return told(ctx, 'created', id)
}

/** @throws Refusal sla_policy_not_found, calendar_not_found, version_conflict, invalid_input */
export async function changePolicy(
  ctx: Ctx,
  { id, version, ...draft }: PolicyDraft & { id: string; version?: number | undefined },
) {
  await check(ctx, draft)
  const before = await findPolicy(ctx, id)
  const { rows } =
    await sql`update sla_policies set name = ${draft.name}, is_on = ${draft.on}, filter = ${written(draft.filter)}::jsonb,
      calendar_id = ${draft.calendarId}, targets = ${written(draft.targets)}::jsonb, steps = ${written(draft.steps)}::jsonb,
      version = version + 1, updated_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.workspaceId} and id = ${id} and version = ${version ?? before.version} returning id`.execute(
      ctx.db,
    )
  if (rows.length === 0) refuse('version_conflict', { object: 'slaPolicy', version: before.version })
  return told(ctx, 'updated', id)
}

/** What was kept or missed stays, without its policy. @throws Refusal sla_policy_not_found */
export async function removePolicy(ctx: Ctx, id: string) {
  const { name } = await findPolicy(ctx, id)
  await sql`delete from sla_policies where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  await tell(ctx, 'deleted', { id, name })
  return { id }
}

/** Those that are not named come behind. */
export async function orderPolicies(ctx: Ctx, ids: readonly string[]) {
  const known = await storedPolicies(ctx)
  const ordered = [
    ...ids.filter((id) => known.some((one) => one.id === id)),
    ...known.flatMap(({ id }) => (ids.includes(id) ? [] : id)),
  ]
  await sql`update sla_policies p set position = r.position from unnest(${ordered}::uuid[]) with ordinality as r(id, position)
    where p.workspace_id = ${ctx.workspaceId} and p.id = r.id`.execute(ctx.db)
  const [first] = known
  if (first) await tell(ctx, 'updated', first)
  return listPolicies(ctx)
}

const written = (value: unknown) => (value === null ? null : JSON.stringify(value))

async function check(ctx: Ctx, { filter, calendarId }: PolicyDraft): Promise<void> {
  if (calendarId) await findCalendar(ctx, calendarId)
  if (filter) await compileFilter(ctx, ctx.objects.find('ticket'), filter)
}

async function findPolicy(ctx: Ctx, id: string): Promise<SlaPolicy> {
  return (await storedPolicies(ctx)).find((one) => one.id === id) ?? refuse('sla_policy_not_found')
}

async function told(ctx: Ctx, what: 'created' | 'updated', id: string) {
  const policy = await findPolicy(ctx, id)
  await tell(ctx, what, policy)
  return asShown(ctx, policy)
}

async function tell(ctx: Ctx, what: 'created' | 'updated' | 'deleted', { id, name }: Pick<SlaPolicy, 'id' | 'name'>) {
  await ctx.record({ type: `slaPolicy.${what}`, object: 'slaPolicy', recordId: id, payload: { name } })
  await retimeAllLater(ctx)
}
