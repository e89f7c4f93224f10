import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'

/** What administrators decided about duplicates. */
export const DuplicateSettings = z.object({
  bulkConfidence: z.number().min(0.5).max(1).describe('From this chance on, pairs may be merged all at once'),
})
export type DuplicateSettings = z.infer<typeof DuplicateSettings>

const defaults: DuplicateSettings = { bulkConfidence: 0.97 }

export async function duplicateSettings(ctx: Ctx): Promise<DuplicateSettings> {
  const { rows } = await sql<DuplicateSettings>`select bulk_confidence from duplicate_settings
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0] ?? defaults
}

export async function changeDuplicateSettings(
  ctx: Ctx,
  { bulkConfidence }: DuplicateSettings,
): Promise<DuplicateSettings> {
  const before = await duplicateSettings(ctx)
  await sql`insert into duplicate_settings (workspace_id, bulk_confidence) values (${ctx.workspaceId}, ${bulkConfidence})
    on conflict (workspace_id) do update set bulk_confidence = excluded.bulk_confidence`.execute(ctx.db)
  await ctx.record({
    type: 'duplicates.settings_changed',
    payload: { bulkConfidence: [before.bulkConfidence, bulkConfidence] },
  })
  return { bulkConfidence }
}
