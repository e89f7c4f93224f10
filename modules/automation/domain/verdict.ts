import { type SqlBool, sql } from 'kysely'
import { businessClocks } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import { askingAbout } from '#platform/objects/narrowed'
import type { ObjectType } from '#platform/objects/object-type'
import { isWorking } from '#platform/values/working-time'
import type { StoredRule } from './stored-rules.ts'

/** Whether a rule is about a record as it stands, at a moment; else why not. */
export async function verdictOf(
  ctx: Ctx,
  type: ObjectType,
  rule: Pick<StoredRule, 'filter' | 'hours'>,
  { recordId, at }: { recordId: string; at: Date },
): Promise<'acts' | 'filter' | 'hours' | 'unreadable'> {
  if (!(await isWithinHours(ctx, rule, at))) return 'hours'
  const where = await filterOf(askingAbout(ctx, [recordId]), type, rule)
  if (!where) return 'unreadable'
  const { rows } = await sql`select from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = ${recordId} and ${where}`.execute(
    ctx.db,
  )
  return rows.length > 0 ? 'acts' : 'filter'
}

/** By the default business calendar. */
export async function isWithinHours(ctx: Ctx, { hours }: Pick<StoredRule, 'hours'>, at: Date): Promise<boolean> {
  if (hours === 'any') return true
  const clock = (await businessClocks(ctx))(null)
  return isWorking(clock, at) === (hours === 'open')
}

/** Its living records that a rule is about; null where the filter speaks of what is gone, or does not show to whoever asks. */
export async function filterOf(
  ctx: Ctx,
  type: ObjectType,
  { filter }: Pick<StoredRule, 'filter'>,
): Promise<ReturnType<typeof sql<SqlBool>> | null> {
  try {
    return await matching(ctx, type, { filter: filter ?? undefined })
  } catch (problem) {
    if (problem instanceof Refusal) return null
    throw problem
  }
}
