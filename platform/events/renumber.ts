import type pg from 'pg'

/**
 * After a restore all events carry the number of the restoring transaction: those of another cluster mean nothing here.
 * Each subscriber goes on at the first event it had not had when the backup was made.
 * @param pending per subscriber that event's id, or null when it had had all.
 */
export async function renumberCursors(
  client: pg.ClientBase,
  pending: Readonly<Record<string, string | null>>,
): Promise<void> {
  for (const [subscriber, event] of Object.entries(pending))
    await client.query(
      `update event_cursors set xid = pg_current_xact_id(), event_id = coalesce(
         (select max(id::text)::uuid from events where $2::uuid is null or id < $2::uuid), '00000000-0000-0000-0000-000000000000')
       where subscriber = $1`,
      [subscriber, event],
    )
}

/** Per subscriber the first event it has not had, or null when it has had all. */
export async function pendingEvents(client: pg.ClientBase): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ subscriber: string; event: string | null }>(
    `select c.subscriber, (select min(e.id::text) from events e where (e.xid, e.id) > (c.xid, c.event_id)) as event from event_cursors c`,
  )
  return Object.fromEntries(rows.map(({ subscriber, event }) => [subscriber, event]))
}
