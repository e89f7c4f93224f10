import { NO_WORKSPACE } from '#platform/ctx/system-acting'
import type { Job } from '#platform/jobs/task'

/** Forgets sent mails after a year, and those about accounts, whatever became of them, after a week. */
export async function forgetMails({ kith }: Job): Promise<void> {
  await kith.database.owner.query(
    `delete from outgoing_mails
      where (status = 'sent' and created_at < $1::timestamptz - interval '1 year')
         or (workspace_id = $2 and created_at < $1::timestamptz - interval '7 days')`,
    [kith.now(), NO_WORKSPACE],
  )
}
