import { inTurn } from '../measure.ts'
import { aContact, dice } from '../people.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

/** One record: read, created, changed; how many there are; what happened to it. */
export async function oneRows(stand: Stand): Promise<Row[]> {
  const { api, size } = stand
  const random = dice(size)
  const { rows } = await stand.owner.query<{ id: string }>(
    'select id from contacts where workspace_id = $1 and deleted_at is null order by md5(id::text) limit 300',
    [stand.workspaceId],
  )
  const idAt = (round: number) => rows[round % rows.length]?.id ?? ''
  const busy = await busyContact(stand)
  const { get, limit, create, written, update, count, timeline } = await inTurn(150, {
    get: (round) => api.get(`/contacts/${idAt(round)}`),
    limit: (round) =>
      stand.byHand('one', 'select * from contacts where workspace_id = $1 and id = $2', [
        stand.workspaceId,
        idAt(round),
      ]),
    create: (round) => api.send('POST', '/contacts', aContact(random, Date.now() * 1000 + round, undefined)),
    written: (round) => stand.byHand('create', createByHand, [stand.workspaceId, idAt(round), crypto.randomUUID()]),
    update: (round) => api.send('PATCH', `/contacts/${idAt(round)}`, { jobTitle: `Buyer ${round} ${Date.now()}` }),
    count: () =>
      api.get(
        `/contacts/count?filter=${encodeURIComponent('{"field":"lifecycleStage","op":"eq","value":"customer"}')}`,
      ),
    timeline: () => api.get(`/contacts/${busy}/timeline?limit=50`),
  })
  return [
    {
      work: 'get one',
      size,
      measured: ms(get),
      limit: ms(limit),
      ratio: (get.p50 / limit.p50).toFixed(1),
      target: 'p50 ≤ limit + 3 ms (peer 6 ms)',
      met: get.p50 <= limit.p50 + 3,
    },
    {
      work: 'create one',
      size,
      measured: ms(create),
      limit: `${ms(written)} (contact, two keys and event by one statement)`,
      ratio: (create.p50 / written.p50).toFixed(1),
      target: 'p50 ≤ 6 ms (peer ÷ 10)',
      met: create.p50 <= 6,
    },
    {
      work: 'change one',
      size,
      measured: ms(update),
      limit: `${ms(written)} (as above)`,
      ratio: (update.p50 / written.p50).toFixed(1),
      target: 'p50 ≤ 6 ms',
      met: update.p50 <= 6,
    },
    { work: 'count with a filter', size, measured: ms(count), target: 'p95 ≤ 50 ms', met: count.p95 <= 50 },
    { work: 'timeline, 50 of 300', size, measured: ms(timeline), target: 'p50 ≤ 9 ms', met: timeline.p50 <= 9 },
  ]
}

/** What a creation leaves behind, of a contact there is. */
const createByHand = `
  with one as (
    insert into contacts (workspace_id, id, first_name, last_name, emails, phones, owner_id, custom, search_text)
    select workspace_id, $3, first_name, last_name, emails, phones, owner_id, custom, search_text from contacts
     where workspace_id = $1 and id = $2 returning *),
  keys as (
    insert into record_keys (workspace_id, object, kind, value, record_id)
    select workspace_id, 'contact', kind, id || kind, id from one, unnest(array['email', 'phone']) as kind)
  insert into events (workspace_id, id, type, object, record_id, contact_id, actor_kind, payload, occurred_at)
  select workspace_id, id, 'contact.created', 'contact', id, id, 'system', jsonb_build_object('changes', emails), now() from one`

/** A contact with three hundred notes. */
async function busyContact({ api }: Stand): Promise<string> {
  const { id } = JSON.parse(await api.send('POST', '/contacts', { firstName: 'Busy', lastName: 'Bee' }))
  await api.send('POST', '/notes/batch', {
    records: Array.from({ length: 300 }, (_, index) => ({ body: `Called about order ${index}`, contactId: id })),
  })
  return id
}
