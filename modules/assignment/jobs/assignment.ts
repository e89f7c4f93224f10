import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { applyRule } from '../domain/apply-rule.ts'
import { assignLater } from '../domain/assign-later.ts'
import { assignQueued } from '../domain/assign-queued.ts'
import { endDays } from '../domain/end-days.ts'
import { handBack } from '../domain/hand-back.ts'
import { raiseAlarms } from '../domain/raise-alarms.ts'

const One = z.object({ id: z.uuid() })
/** Not `userId`: that is whoever asked for a job, at the end of a day nobody. */
const Gone = z.object({ goneId: z.uuid() })

export const assignmentTasks: TaskList = {
  'assignment.run': async ({ workspace, signal }) => {
    while ((await workspace(assignQueued, { seesEverything: true })) > 0) signal.throwIfAborted()
  },
  'assignment.apply': async ({ workspace, payload }) => {
    const { id } = One.parse(payload)
    await workspace((ctx) => applyRule(ctx, id), { seesEverything: true })
  },
  'assignment.handBack': async ({ workspace, payload, signal }) => {
    const { goneId } = Gone.parse(payload)
    while ((await workspace((ctx) => handBack(ctx, goneId), { seesEverything: true })) > 0) signal.throwIfAborted()
  },
  // Each minute: what waited for somebody to come to work, and whom nobody has answered.
  'assignment.minute': async ({ kith, signal }) => {
    const now = [kith.now().toISOString()]
    const { owner } = kith.database
    const queued = await owner.query<{ id: string }>(
      'select distinct workspace_id as id from assignment_queue where not_before <= $1',
      now,
    )
    for (const { id } of queued.rows)
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), assignLater)
    const here = await owner.query<{ id: string }>(
      `select distinct workspace_id as id from availabilities where chosen <> 'offline' and ended_at is null and seen_at < $1::timestamptz - interval '1 minute'`,
      now,
    )
    for (const { id } of here.rows)
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), endDays)
    const late = await owner.query<{ id: string }>(
      'select distinct workspace_id as id from assignments where alarm_at <= $1',
      now,
    )
    for (const { id } of late.rows) {
      const acting = await actingForJob(kith, { workspaceId: id, userId: null })
      while ((await inWorkspace(kith, acting, raiseAlarms)) > 0) signal.throwIfAborted()
    }
  },
}
