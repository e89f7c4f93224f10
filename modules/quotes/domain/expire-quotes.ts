import type { Ctx } from '#platform/ctx/ctx'
import { saveRecords } from '#platform/objects/save-records'
import { today } from './today.ts'

/** Says of quotes nobody answered whose day has passed, by the workspace's clocks, that they have expired. */
export async function expireQuotes(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('quotes')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', 'in', ['sent', 'viewed'])
    .where('deletedAt', 'is', null)
    .where('validUntil', '<', today(ctx))
    .orderBy('id')
    .forUpdate()
    .limit(1_000)
    .execute()
  const prepared = { input: { status: 'expired' }, errors: [] }
  await saveRecords(
    ctx,
    ctx.objects.find('quote'),
    rows.map(({ id }) => ({ id, input: {}, prepared })),
  )
}
