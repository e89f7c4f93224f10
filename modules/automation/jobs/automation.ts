import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { runLater } from '../domain/follow-events.ts'
import { queueMoments } from '../domain/queue-moments.ts'
import { noteFailure, runNext } from '../domain/run-next.ts'

/** Runs that events set off are kept for so long; what says that a rule ran once stays with its rule. */
const KEPT_DAYS = 90

export const automationTasks: TaskList = {
  'automation.run': async ({ workspace, signal, log }) => {
    for (;;) {
      const at: { id?: string } = {}
      try {
        if (!(await workspace((ctx) => runNext(ctx, at), { seesEverything: true }))) return
      } catch (error) {
        const { id } = at
        if (!id) throw error
        log.error({ error, run: id }, 'A rule failed; it is tried again')
        await workspace((ctx) => noteFailure(ctx, id, error), { seesEverything: true })
      }
      signal.throwIfAborted()
    }
  },
  'automation.moments': ({ workspace }) => workspace(queueMoments, { seesEverything: true }),
  // Each minute: for whom has a moment come, and what is to be tried again?
  'automation.minute': async ({ kith }) => {
    const { owner } = kith.database
    const { rows: waiting } = await owner.query<{ id: string }>(
      `select distinct workspace_id as id from automation_rules where is_on and trigger ->> 'on' in ('since', 'beforeDue')`,
    )
    for (const { id } of waiting)
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), (ctx) =>
        ctx.later('automation.moments', {}, { key: `automation.moments ${id}` }),
      )
    const { rows: again } = await owner.query<{ id: string }>(
      `select distinct workspace_id as id from automation_runs where state = 'waiting' and not_before <= $1`,
      [kith.now().toISOString()],
    )
    for (const { id } of again)
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), runLater)
  },
  'automation.forget': async ({ kith }) => {
    const before = new Date(kith.now().getTime() - KEPT_DAYS * 86_400_000).toISOString()
    await kith.database.owner.query(`delete from automation_runs where key like 'event %' and ran_at < $1`, [before])
  },
}
