import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { tellChanged } from '#platform/realtime/changes'
import { retime } from '../domain/retime.ts'
import { openTickets } from '../domain/retime-all.ts'
import { takeSteps } from '../domain/take-steps.ts'

const Some = z.object({ ids: z.array(z.uuid()) })

/** Nobody changed the tickets, so that no event tells the screens. */
async function retimeAndTell(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await retime(ctx, ids)
  await tellChanged(ctx, ['ticket'])
}

export const ticketsTasks: TaskList = {
  'tickets.retime': async ({ workspace, payload }) => {
    const { ids } = Some.parse(payload)
    await workspace((ctx) => retimeAndTell(ctx, ids), { seesEverything: true })
  },
  // After a policy or business hours have changed: what is open, so many at a time.
  'tickets.retimeAll': async ({ workspace, signal }) => {
    for (let after: string | null = ''; after !== null; ) {
      signal.throwIfAborted()
      const from: string = after
      after = await workspace(
        async (ctx) => {
          const ids = await openTickets(ctx, from)
          await retimeAndTell(ctx, ids)
          return ids.at(-1) ?? null
        },
        { seesEverything: true },
      )
    }
  },
  // Each minute: targets that are near or missed.
  'tickets.minute': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      'select distinct workspace_id as id from ticket_targets where step_at <= $1',
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      const acting = await actingForJob(kith, { workspaceId: id, userId: null })
      while ((await inWorkspace(kith, acting, takeSteps)) > 0) signal.throwIfAborted()
    }
  },
}
