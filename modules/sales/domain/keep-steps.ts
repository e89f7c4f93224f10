import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { stoodBefore } from './settle-deals.ts'

export interface Step {
  text: string
  done: boolean
}

/** The steps of a deal's values, as its field has them. */
export const stepsIn = (values: Record<string, unknown>): Step[] => (values.checklist ?? []) as Step[]

const doneIn = (steps: readonly Step[]) => new Set(steps.filter(({ done }) => done).map(({ text }) => text))

/** After deals are written: who ticked which step when; what is ticked no more was done by nobody. */
export async function keepSteps(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const turns = writes.flatMap((write) => {
    const [was, is] = [doneIn(stoodBefore(write)?.checklist ?? []), doneIn(stepsIn(write.after))]
    return [
      ...[...is].flatMap((step) => (was.has(step) ? [] : [{ dealId: write.id, step, done: true }])),
      ...[...was].flatMap((step) => (is.has(step) ? [] : [{ dealId: write.id, step, done: false }])),
    ]
  })
  if (turns.length === 0) return
  const rows = sql`jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as t("dealId" uuid, step text, done boolean)`
  await Promise.all([
    sql`delete from deal_steps s using ${rows} where s.workspace_id = ${ctx.workspaceId} and s.deal_id = t."dealId"
      and s.step = t.step and not t.done`.execute(ctx.db),
    sql`insert into deal_steps (workspace_id, deal_id, step, done_at, done_by)
      select ${ctx.workspaceId}, t."dealId", t.step, ${ctx.now().toISOString()}, ${ctx.userId}::uuid from ${rows} where t.done
      on conflict do nothing`.execute(ctx.db),
  ])
}
