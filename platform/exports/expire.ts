import { forgetFiles } from '#platform/files/forget-files'
import type { Job } from '#platform/jobs/task'

/** Takes the files of exports away that have expired, and forgets those of a month ago. The sweep removes the content. */
export async function expireExports({ kith }: Pick<Job, 'kith'>): Promise<void> {
  const { owner } = kith.database
  const client = await owner.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ file_id: string }>(
      `update exports e set status = 'expired', file_id = null from exports was
        where was.workspace_id = e.workspace_id and was.id = e.id and e.status = 'done' and e.expires_at <= $1
       returning was.file_id`,
      [kith.now()],
    )
    await forgetFiles(
      client,
      rows.map(({ file_id }) => file_id),
    )
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
  await owner.query(
    `delete from exports where file_id is null and status <> 'running' and created_at < $1::timestamptz - interval '1 month'`,
    [kith.now()],
  )
}
