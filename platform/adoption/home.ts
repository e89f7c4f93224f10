import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { type Audience, declaredActs } from './declared.ts'
import { listDismissals } from './dismissals.ts'
import { modulesOff } from './rollouts.ts'
import { Arrangement, type Home } from './shapes.ts'

/** The home of the person behind `ctx`. */
export async function describeHome(ctx: Ctx): Promise<z.input<typeof Home>> {
  const audience = audienceOf(ctx)
  const [arrangement, dismissed, off, done] = [
    await arrangementOf(ctx),
    await listDismissals(ctx),
    await modulesOff(ctx),
    await actsOf(ctx),
  ]
  const steps = declaredActs().filter(
    ({ steps, module }) => steps?.includes(audience) && !(module && off.includes(module)),
  )
  return {
    audience,
    arrangement,
    dismissed,
    steps: steps.map(({ name }) => ({ name, doneAt: done.get(name) ?? null })),
  }
}

/** Whoever sees how Kith is used leads; whoever may make nothing reads. */
function audienceOf(ctx: Ctx): Audience {
  if (ctx.may('adoption')) return 'lead'
  return ctx.objects.all().some(({ plural }) => ctx.may(`${plural}.create`)) ? 'member' : 'reader'
}

/** Keeps how somebody arranged their home. Of two devices the later one holds. */
export async function arrangeHome(ctx: Ctx, arrangement: Arrangement): Promise<Arrangement> {
  if (!ctx.userId) return arrangement
  const kept = { arrangement: sql<never>`${JSON.stringify(arrangement)}::jsonb`, updatedAt: ctx.now().toISOString() }
  await ctx.db
    .insertInto('homeArrangements')
    .values({ workspaceId: ctx.workspaceId, userId: ctx.userId, ...kept })
    .onConflict((same) => same.columns(['workspaceId', 'userId']).doUpdateSet(kept))
    .execute()
  return arrangement
}

/** As the role begins again. */
export async function resetHome(ctx: Ctx): Promise<{ arrangement: null }> {
  await ctx.db
    .deleteFrom('homeArrangements')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', ctx.userId)
    .execute()
  return { arrangement: null }
}

async function arrangementOf(ctx: Ctx): Promise<Arrangement | null> {
  const row = await ctx.db
    .selectFrom('homeArrangements')
    .select('arrangement')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', ctx.userId)
    .executeTakeFirst()
  return row ? Arrangement.parse(row.arrangement) : null
}

async function actsOf(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('firstActs')
    .select(['act', 'happenedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', ctx.userId)
    .execute()
  return new Map(rows.map(({ act, happenedAt }) => [act, happenedAt]))
}
