import { sql } from 'kysely'
import { forgetAssignmentsOf } from '#modules/assignment'
import { forgetRunsOf } from '#modules/automation'
import { forgetUnusedNumbers } from '#modules/conversations'
import { forgetDemoForecast } from '#modules/forecast'
import { forgetDemoKnowledge } from '#modules/knowledge'
import { forgetUnchangedPipelines } from '#modules/sales'
import { forgetDemoScoring } from '#modules/scoring'
import { forgetUnusedStates } from '#modules/tickets'
import { raiseRightsVersion } from '#platform/auth/rights/rights-version'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import { forgetCollaborationOn } from '#platform/collaboration/forget-collaboration'
import type { Ctx } from '#platform/ctx/ctx'
import { forgetRelationsOf } from '#platform/relations/forget-relations'

/** Whether the workspace has demo data. */
export async function demoState(ctx: Ctx): Promise<{ loaded: boolean; loadedAt: string | null }> {
  const row = await ctx.db
    .selectFrom('demoLoads')
    .select('loadedAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  return { loaded: row !== undefined, loadedAt: row?.loadedAt ?? null }
}

/** Takes the demo data out of the workspace; what the team made itself stays. */
export async function removeDemo(ctx: Ctx): Promise<{ loaded: boolean; loadedAt: string | null }> {
  // Whoever changes the data model at the same time waits here.
  await raiseSchemaVersion(ctx)
  const load = await ctx.db
    .selectFrom('demoLoads')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  if (load) await forgetRelationsOf(ctx, load.id)
  if (load) await forgetCollaborationOn(ctx, load.id)
  if (load) await forgetDemoScoring(ctx, load.id)
  if (load) await forgetAssignmentsOf(ctx, load.id)
  if (load) await forgetRunsOf(ctx, load.id)
  if (load) await forgetDemoForecast(ctx, load.id)
  if (load) await forgetDemoKnowledge(ctx, load.id)
  await sql`select kith.remove_demo_people()`.execute(ctx.db)
  await raiseRightsVersion(ctx)
  const tables = [
    ...new Set([
      ...ctx.objects.all().map(({ table }) => table),
      'views',
      'segments',
      'forms',
      'chat_channels',
      'hand_over_templates',
      'announcements',
      'assignment_rules',
      'automation_rules',
      'mail_templates',
      'canned_replies',
      'macros',
      'sequences',
    ]),
  ]
  await sql`select kith.remove_demo(${tables}::text[])`.execute(ctx.db)
  await forgetUnchangedPipelines(ctx)
  await forgetUnusedStates(ctx)
  await forgetUnusedNumbers(ctx)
  return demoState(ctx)
}
