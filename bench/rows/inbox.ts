import { inTurn, type Times } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const ALL = 100_000
const ROUNDS = 30
const MOST_MS = 50

/** 100,000 conversations of four messages, a tenth of them open, and one of 2,000 messages. */
export async function addConversations({ owner, workspaceId, owners }: Stand): Promise<string> {
  const { rows: known } = await owner.query(
    'select count(*)::int as count from conversations where workspace_id = $1',
    [workspaceId],
  )
  if (known[0].count < ALL) {
    await owner.query(
      `insert into conversations (workspace_id, id, number, subject, channel, state, assignee_id, contact_id, sender_name,
         waiting_since, last_message_at, preview, preview_by, search_text, created_at)
       select $1, gen_random_uuid(), (1000000 + n)::text, 'Order ' || n, 'api', case when n % 10 = 0 then 'open' else 'resolved' end,
         case when n % 3 = 0 then null else ($2::uuid[])[1 + n % cardinality($2::uuid[])] end, c.id, 'Carlos ' || n,
         case when n % 20 = 0 then now() - n * interval '1 minute' end, now() - n * interval '1 minute',
         'Two bags are open.', 'incoming', 'order ' || n || ' carlos ' || n, now() - n * interval '1 minute'
       from generate_series(1, ${ALL}) n
       left join lateral (select id from contacts where workspace_id = $1 offset n % 500 limit 1) c on n % 2 = 0`,
      [workspaceId, owners],
    )
    await owner.query(
      `insert into conversation_messages (workspace_id, id, conversation_id, kind, channel, version, author, body, delivery, sent_at)
       select $1, gen_random_uuid(), c.id, case when m % 2 = 0 then 'outgoing' else 'incoming' end, 'api', m,
         case when m % 2 = 0 then 'user' else 'contact' end, 'Two bags are open, and I would like my money back.',
         case when m % 2 = 0 then 'sent' end, c.last_message_at - (4 - m) * interval '1 minute'
       from conversations c, generate_series(1, 4) m where c.workspace_id = $1`,
      [workspaceId],
    )
    await owner.query(
      `insert into conversation_messages (workspace_id, id, conversation_id, kind, channel, version, author, body, sent_at)
       select $1, gen_random_uuid(), (select id from conversations where workspace_id = $1 order by last_message_at desc limit 1),
         'incoming', 'api', m, 'contact', 'Word ' || m, now() - m * interval '1 minute' from generate_series(1, 2000) m`,
      [workspaceId],
    )
    await owner.query('analyze conversations, conversation_messages')
  }
  const { rows } = await owner.query<{ id: string }>(
    'select id from conversations where workspace_id = $1 order by last_message_at desc limit 1',
    [workspaceId],
  )
  return rows[0]?.id ?? ''
}

/** The boxes of the inbox, their counts, a search and a long thread over 100,000 conversations. */
export async function inboxRows(stand: Stand): Promise<Row[]> {
  const id = await addConversations(stand)
  const { api } = stand
  const asked = {
    'inbox, mine': '/inbox?box=mine&state=open&limit=40',
    'inbox, unassigned': '/inbox?box=unassigned&state=open&limit=40',
    'inbox, all open': '/inbox?box=all&state=open&limit=40',
    'inbox, all resolved': '/inbox?box=all&state=resolved&limit=40',
    'inbox, unattended, who waits longest first': '/inbox?box=unattended&state=open&sort=waiting&limit=40',
    'inbox, counts of its boxes': '/inbox/counts',
    'inbox, search for one number': '/inbox?box=all&q=1054321&limit=40',
    'inbox, thread of 2,000 messages': `/conversations/${id}/thread`,
  }
  const contenders = Object.fromEntries(Object.entries(asked).map(([work, path]) => [work, () => api.get(path)]))
  const times: Record<string, Times> = await inTurn(ROUNDS, contenders)
  return Object.entries(times).map(([work, taken]) => ({
    work: `${work}; 100,000 conversations`,
    measured: ms(taken),
    target: `p95 ≤ ${MOST_MS} ms`,
    met: taken.p95 <= MOST_MS,
  }))
}
