import { forgetFiles } from '#platform/files/forget-files'
import type { Job } from '#platform/jobs/task'

/**
 * Visitors who never said anything, and what they left lying, after a month; browsers that did not come back for a year, and what
 * was asked of language models a year ago.
 */
export async function forget({ kith }: Pick<Job, 'kith'>): Promise<void> {
  const { owner } = kith.database
  const { rows } = await owner.query<{ id: string }>(
    `select f.file_id as id from chat_files f where f.created_at < $1::timestamptz - interval '2 days'
       and not exists (select from conversation_files c where c.workspace_id = f.workspace_id and c.file_id = f.file_id)`,
    [kith.now()],
  )
  await forgetFiles(
    owner,
    rows.map(({ id }) => id),
  )
  await owner.query(
    `delete from chat_visitors where conversation_id is null and seen_at < $1::timestamptz - interval '30 days'`,
    [kith.now()],
  )
  await owner.query(`delete from chat_sessions where seen_at < $1::timestamptz - interval '1 year'`, [kith.now()])
  await owner.query(`delete from chat_phrasings where asked_at < $1::timestamptz - interval '1 year'`, [kith.now()])
}
