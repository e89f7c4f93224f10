import { startJob } from '#platform/bulk/start-job'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { countRecords } from '#platform/objects/count-records'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'

/**
 * Gives whatever names one person (as owner, as whose task it is) to another: a bulk job for each object that has some,
 * with its progress, failures and undo. @returns their ids
 */
export async function handOverRecords(ctx: Ctx, from: string, to: string): Promise<string[]> {
  const jobs: string[] = []
  for (const type of ctx.objects.all())
    for (const field of personFields(ctx, type)) {
      const filter: Filter = { field, op: 'eq', value: from }
      if ((await countRecords(ctx, type, { filter })).count === 0) continue
      const act = { kind: 'change' as const, values: valuesFor(type, field, to) }
      const { id } = await startJob(ctx, { object: type.name, selection: { filter }, act })
      jobs.push(id)
    }
  return jobs
}

/** How many records name somebody, for each object that has some. */
export async function listHoldings(ctx: Ctx, userId: string): Promise<{ object: string; count: number }[]> {
  const member = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (!member) refuse('member_not_found')
  const held = []
  for (const type of ctx.objects.all()) {
    const named = personFields(ctx, type).map((field): Filter => ({ field, op: 'eq', value: userId }))
    if (named.length === 0) continue
    const { count } = await countRecords(ctx, type, { filter: { or: named } })
    if (count > 0) held.push({ object: type.name, count })
  }
  return held
}

const personFields = (ctx: Ctx, { plural, fields }: ObjectType): string[] =>
  ctx.may(`${plural}.update`)
    ? Object.entries(fields).flatMap(([name, { type, readonly }]) => (type === 'user' && !readonly ? [name] : []))
    : []

/** As a client writes it: a field of the workspace's own stands under `custom`. */
function valuesFor(type: ObjectType, field: string, to: string): Record<string, unknown> {
  const custom = type.fields[field]?.custom
  return custom ? { custom: { [custom.name]: to } } : { [field]: to }
}
