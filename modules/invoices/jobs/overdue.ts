import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { tellOverdue } from '../domain/tell-overdue.ts'

export const invoicesTasks: TaskList = {
  'invoices.overdue': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      `select distinct workspace_id as id from invoices i
       where status in ('issued', 'partlyPaid') and deleted_at is null and balance > 0
         and due_date < ($1::timestamptz + interval '14 hours')::date
         and not exists (select from invoice_overdues o where o.workspace_id = i.workspace_id and o.invoice_id = i.id
           and o.due_date = i.due_date)`,
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      signal.throwIfAborted()
      const acting = await actingForJob(kith, { workspaceId: id, userId: null })
      while (await inWorkspace(kith, acting, tellOverdue)) signal.throwIfAborted()
    }
  },
}
