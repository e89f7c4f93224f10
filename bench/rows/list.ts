import { writeCursor } from '#platform/objects/cursor'
import { inTurn, type Times } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const columns = `c.id, c.version, c.created_at, c.updated_at, c.created_by, c.deleted_at, c.custom, c.first_name, c.last_name, c.emails,
  c.phones, c.job_title, c.lifecycle_stage, c.addresses, c.owner_id, c.tags, c.source, c.language, c.time_zone, c.birthday,
  c.social_profiles, c.external_id,
  (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'role', p.role, 'primary', p.is_primary,
    'startedOn', p.started_on, 'endedOn', p.ended_on) order by p.is_primary desc), '[]')
   from contact_companies p join companies k using (workspace_id)
   where p.workspace_id = c.workspace_id and p.contact_id = c.id and k.id = p.company_id and k.deleted_at is null) as companies`

/** The list the peer was measured with. */
const newest = 'newest 50'

interface Page {
  name: string
  query: Record<string, unknown>
  where: string
  order: string
  values: readonly unknown[]
}

/** Pages of 50 contacts over the API, against the same rows by hand-written SQL. */
export async function listRows(stand: Stand): Promise<Row[]> {
  const rows: Row[] = []
  for (const page of await pages(stand)) {
    const text = `select ${columns} from contacts c where c.workspace_id = '${stand.workspaceId}' and c.deleted_at is null
      and ${page.where} order by ${page.order} limit 51`
    const path = `/contacts?${new URLSearchParams(
      Object.entries(page.query).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )}`
    const { kith, limit, bare } = await inTurn(150, {
      kith: () => stand.api.get(path),
      limit: () => stand.byHand(page.name, text, page.values),
      bare: () => stand.bare(page.name, text, page.values),
    })
    rows.push(rowOf(stand, page.name, kith, limit, bare))
  }
  return rows
}

function rowOf({ size }: Stand, name: string, kith: Times, limit: Times, bare: Times): Row {
  const hasPeer = name === newest
  return {
    work: `list: ${name}`,
    size,
    measured: ms(kith),
    limit: `${ms(limit)} (bare ${ms(bare)})`,
    ratio: (kith.p50 / limit.p50).toFixed(1),
    p50: kith.p50,
    target: `p50 ≤ limit + 3 ms${hasPeer ? ' and ≤ 9 ms (peer ÷ 10)' : ''}, p95 ≤ 2 × limit + 5 ms`,
    met: kith.p50 <= limit.p50 + 3 && (!hasPeer || kith.p50 <= 9) && kith.p95 <= 2 * limit.p95 + 5,
  }
}

async function pages({ owner, workspaceId, owners, size }: Stand): Promise<Page[]> {
  const { rows } = await owner.query<{ id: string; at: string }>(
    `select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from contacts
     where workspace_id = $1 and deleted_at is null order by created_at desc, id desc offset $2 limit 1`,
    [workspaceId, Math.floor(size / 2)],
  )
  const middle = rows[0] ?? { id: '', at: '' }
  const month = new Date(Date.now() - 30 * 86_400_000)
  return [
    { name: newest, query: {}, where: 'true', order: 'created_at desc, id desc', values: [] },
    {
      name: 'one stage, by last name',
      query: { filter: { field: 'lifecycleStage', op: 'eq', value: 'customer' }, sort: 'lastName' },
      where: `lifecycle_stage = $1 and last_name is not null`,
      order: `last_name collate "und-x-icu", id`,
      values: ['customer'],
    },
    {
      name: 'one owner, newest',
      query: { filter: { field: 'ownerId', op: 'eq', value: owners[1] } },
      where: 'owner_id = $1',
      order: 'created_at desc, id desc',
      values: [owners[1]],
    },
    {
      name: 'last 30 days and a rare stage, by last name',
      query: {
        filter: {
          and: [
            { field: 'createdAt', op: 'inLast', value: '30d' },
            { field: 'lifecycleStage', op: 'eq', value: 'former' },
          ],
        },
        sort: 'lastName',
      },
      where: `created_at >= $1 and lifecycle_stage = $2 and last_name is not null`,
      order: `last_name collate "und-x-icu", id`,
      values: [month, 'former'],
    },
    {
      name: 'a page in the middle',
      query: { cursor: writeCursor({ value: middle.at, id: middle.id }) },
      where: '(created_at, id) < ($1::timestamptz, $2::uuid)',
      order: 'created_at desc, id desc',
      values: [middle.at, middle.id],
    },
  ]
}

/** How a list's cost grows from the smallest workspace to the largest of this run. */
export function flatRows(rows: readonly Row[]): Row[] {
  const works = [...new Set(rows.filter(({ work, p50 }) => work.startsWith('list: ') && p50).map(({ work }) => work))]
  return works.flatMap((work) => {
    const same = rows.filter((row) => row.work === work)
    const [first, last] = [same[0], same.at(-1)]
    if (!first?.p50 || !last?.p50 || first === last) return []
    const growth = last.p50 / first.p50
    const measured = `× ${growth.toFixed(1)} from ${first.size?.toLocaleString('en')} to ${last.size?.toLocaleString('en')}`
    return [{ work: `growth of ${work}`, measured, target: 'flat: at most × 1.5', met: growth <= 1.5 }]
  })
}
