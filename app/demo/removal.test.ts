import { expect, test } from 'vitest'
import { subscribers } from '#app/server/tasks.ts'
import { deliverSome } from '#platform/events/deliver'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

/** How many rows each table has of the workspace; what a table has none of does not appear. */
async function rowsOf({ kith, workspaceId }: TestWorkspace): Promise<Record<string, number>> {
  const { rows: tables } = await kith.database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await kith.database.owner.query(
      `select count(*)::int as count from ${name} where workspace_id = $1`,
      [workspaceId],
    )
    if (rows[0].count > 0) counts[name] = rows[0].count
  }
  return counts
}

const heard = ({ kith }: TestWorkspace) =>
  Promise.all(subscribers.map((each) => eventually(async () => (await deliverSome(kith, each)) === 'nothing')))

const sent = async ({ kith, workspaceId }: TestWorkspace) =>
  (
    await kith.database.owner.query<{ what: string }>(
      `select recipient as what from outgoing_mails where workspace_id = $1
       union all select kind from notifications where workspace_id = $1 and mail is not null
       union all select email from calendar_invitees where workspace_id = $1`,
      [workspaceId],
    )
  ).rows

test('the demo’s people go with it and leave no row behind; nobody signed in as them, and nothing was sent', async () => {
  const place = await aWorkspace()
  const { ann, ben, kith } = place
  await ann.asks('POST', '/contacts', { firstName: 'Mine', ownerId: ann.userId })
  await ben.asks('GET', '/members')
  await heard(place)
  const before = await rowsOf(place)
  expect((await ann.asks('PUT', '/demo', {})).status).toBe(200)
  await heard(place)
  const { body: members } = await ann.asks('GET', '/members')
  expect(members.items.filter(({ demo }: { demo: boolean }) => demo)).toHaveLength(6)
  for (const { email } of members.items.filter(({ demo }: { demo: boolean }) => demo)) {
    const asked = await place.server.inject({
      ...{ method: 'POST', url: '/api/auth/request-password-reset', payload: { email } },
      headers: { origin: new URL(kith.config.publicUrl).origin },
    })
    expect(asked.statusCode).toBe(200)
    const { rowCount } = await kith.database.owner.query('select from outgoing_mails where recipient = $1', [email])
    expect(rowCount).toBe(0)
  }
  expect(await sent(place)).toEqual([])
  const { rows: jobs } = await kith.database.owner.query(
    `select task_identifier from graphile_worker.jobs where task_identifier in ('calendar.invite', 'mail.send')`,
  )
  expect(jobs).toEqual([])
  const told = await ann.asks('GET', '/notifications')
  expect(told.body.items.length).toBeGreaterThan(5)
  await ben.asks('POST', '/notes', {
    body: 'Mine',
    contactId: (await ann.asks('GET', '/contacts?limit=1')).body.items[0].id,
  })
  await ann.asks('DELETE', '/demo')
  await heard(place)
  // The note, and that somebody asked six times for a password: what is no example stays in the audit.
  expect(await rowsOf(place)).toEqual({ ...before, notes: 1, events: (before.events ?? 0) + 7 })
})
