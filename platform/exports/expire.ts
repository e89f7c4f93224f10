import type { Job } from '#platform/jobs/task'

/** Takes the files of exports away that have expired, and forgets those of a month ago. The sweep removes the content. */
export async function expireExports({ kith }: Pick<Job, 'kith'>): Promise<void> {
  const { owner } = kith.database
  await owner.query(
    `with expired as (
       update exports e set status = 'expired', file_id = null from exports was
        where was.workspace_id = e.workspace_id and was.id = e.id and e.status = 'done' and e.expires_at <= $1
       returning e.workspace_id, was.file_id)
     delete from files using expired where files.workspace_id = expired.workspace_id and files.id = expired.file_id`,
    [kith.now()],
  )
  await owner.query(
    `delete from exports where file_id is null and status <> 'running' and created_at < $1::timestamptz - interval '1 month'`,
    [kith.now()],
  )
}
