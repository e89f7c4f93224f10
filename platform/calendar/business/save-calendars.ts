import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { holidayCountries } from '../holidays.ts'
import type { CalendarDraft } from './contract.ts'
import { describeCalendar } from './describe-calendars.ts'
import { findCalendar } from './find-calendars.ts'

/** Makes a calendar; the first is the default. @throws Refusal calendar_name_taken */
export async function createCalendar(ctx: Ctx, draft: CalendarDraft) {
  const id = uuidv7()
  await begin(ctx, draft)
  const { rows } = await sql<{
    id: string
  }>`select id from business_calendars where workspace_id = ${ctx.workspaceId} limit 1`.execute(ctx.db)
  const isDefault = draft.isDefault || rows.length === 0
  if (isDefault) await noDefault(ctx)
  await onceNamed(
    ctx,
    draft.name,
    sql`insert into business_calendars (workspace_id, id, name, time_zone, hours, country, region, days, is_default, created_at)
      values (${ctx.workspaceId}, ${id}, ${draft.name}, ${draft.timeZone}, ${JSON.stringify(draft.hours)}::jsonb, ${draft.country},
        ${draft.region}, ${JSON.stringify(draft.days)}::jsonb, ${isDefault}, ${ctx.now().toISOString()})
      on conflict do nothing returning id`,
  )
  await tell(ctx, 'created', id, draft.name)
  return describeCalendar(ctx, await findCalendar(ctx, id))
}

/** Makes a calendar what the draft says; the default stays that until another becomes it. */
export async function changeCalendar(
  ctx: Ctx,
  { id, version, ...draft }: CalendarDraft & { id: string; version?: number | undefined },
) {
  await begin(ctx, draft)
  const before = await findCalendar(ctx, id)
  if (version !== undefined && version !== before.version)
    refuse('version_conflict', { object: 'businessCalendar', version: before.version })
  if (draft.isDefault && !before.isDefault) await noDefault(ctx)
  await onceNamed(
    ctx,
    draft.name,
    sql`update business_calendars set name = ${draft.name}, time_zone = ${draft.timeZone}, hours = ${JSON.stringify(draft.hours)}::jsonb,
        country = ${draft.country}, region = ${draft.region}, days = ${JSON.stringify(draft.days)}::jsonb,
        is_default = is_default or ${draft.isDefault}, version = version + 1
      where workspace_id = ${ctx.workspaceId} and id = ${id} and not exists (select from business_calendars other
        where other.workspace_id = ${ctx.workspaceId} and other.id <> ${id} and lower(other.name) = lower(${draft.name})) returning id`,
  )
  await tell(ctx, 'updated', id, draft.name)
  return describeCalendar(ctx, await findCalendar(ctx, id))
}

/** Deletes a calendar; where it was the default, the oldest other becomes that. */
export async function removeCalendar(ctx: Ctx, id: string) {
  await lock(ctx)
  const { name, isDefault } = await findCalendar(ctx, id)
  await sql`delete from business_calendars where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  if (isDefault)
    await sql`update business_calendars set is_default = true where workspace_id = ${ctx.workspaceId}
      and id = (select id from business_calendars where workspace_id = ${ctx.workspaceId} order by created_at, id limit 1)`.execute(
      ctx.db,
    )
  await tell(ctx, 'deleted', id, name)
  return { id }
}

async function begin(ctx: Ctx, { country, region }: CalendarDraft): Promise<void> {
  await lock(ctx)
  if (!region) return
  const known = (await holidayCountries('en')).find(({ code }) => code === country)?.regions ?? []
  if (!known.some(({ code }) => code === region))
    refuseInput({
      path: 'region',
      code: 'region_unknown',
      message: country ? `${country} has no region “${region}”` : 'A region is one of a country',
      mend: known.length > 0 ? `Use one of: ${known.map(({ code }) => code).join(', ')}.` : 'Leave the region out.',
    })
}

/** One change at a time: there is one default. */
const lock = (ctx: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`business calendars ${ctx.workspaceId}`}, 0))`.execute(ctx.db)

const noDefault = (ctx: Ctx) =>
  sql`update business_calendars set is_default = false where workspace_id = ${ctx.workspaceId} and is_default`.execute(
    ctx.db,
  )

async function onceNamed(ctx: Ctx, name: string, write: ReturnType<typeof sql<{ id: string }>>): Promise<void> {
  const { rows } = await write.execute(ctx.db)
  if (rows.length === 0) refuse('calendar_name_taken', { name })
}

const tell = (ctx: Ctx, what: 'created' | 'updated' | 'deleted', id: string, name: string) =>
  ctx.record({ type: `businessCalendar.${what}`, object: 'businessCalendar', recordId: id, payload: { name } })
