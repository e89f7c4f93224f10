import { setTimeout as pause } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { writeCursor } from '#platform/objects/cursor'
import { inTurn, timed } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

/** The same question by an indexed custom field and by a core column with an index of its own. */
interface Pair {
  name: string
  custom: Record<string, unknown>
  core: Record<string, unknown>
}

/** Custom fields that repeat core columns, so that both ask for the same records. */
const twins = [
  { name: 'surname', type: 'text', kind: 'text', value: 'last_name' },
  { name: 'stage', type: 'select', kind: 'choice', value: 'lifecycle_stage' },
  { name: 'score', type: 'number', kind: 'number', value: 'extract(epoch from c.created_at)' },
  { name: 'carer', type: 'user', kind: 'id', value: 'owner_id' },
]

/** Lists of 50 contacts, filtered and sorted by indexed custom fields, against the same by core columns. */
export async function customFieldRows(stand: Stand): Promise<Row[]> {
  await keepTwins(stand)
  const rows: Row[] = []
  for (const { name, custom, core } of await pairs(stand)) {
    const [some, same] = await Promise.all([stand.api.get(pathOf(custom)), stand.api.get(pathOf(core))])
    if (idsIn(some) !== idsIn(same)) throw new Error(`“${name}” does not list the same contacts`)
    const times = await inTurn(150, {
      custom: () => stand.api.get(pathOf(custom)),
      core: () => stand.api.get(pathOf(core)),
    })
    const ratio = times.custom.p50 / times.core.p50
    rows.push({
      work: `customFields: ${name}`,
      size: stand.size,
      measured: ms(times.custom),
      p50: times.custom.p50,
      limit: `${ms(times.core)} by a core column`,
      ratio: ratio.toFixed(2),
      target: 'p50 ≤ 1.5 × the column’s, or 2 ms more',
      met: ratio <= 1.5 || times.custom.p50 <= times.core.p50 + 2,
    })
  }
  const indexing = await indexingRow(stand)
  await forgetTwins(stand)
  return [...rows, indexing]
}

const idsIn = (page: string): string =>
  JSON.parse(page)
    .items.map(({ id }: { id: string }) => id)
    .join()

const pathOf = (query: Record<string, unknown>) =>
  `/contacts?${new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )}`

async function pairs({ owner, workspaceId, owners, size }: Stand): Promise<Pair[]> {
  const sorted = await owner.query<{ id: string; value: string }>(
    `select id, last_name as value from contacts where workspace_id = $1 and deleted_at is null and last_name is not null
     order by last_name collate "und-x-icu", id offset $2 limit 1`,
    [workspaceId, Math.floor(size / 2)],
  )
  const some = await owner.query<{ at: string; score: number }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, extract(epoch from created_at)::float8 as score
     from contacts where workspace_id = $1 order by created_at desc offset $2 limit 2000`,
    [workspaceId, Math.floor(size / 3)],
  )
  const [to, from] = [some.rows[0], some.rows.at(-1)]
  const cursor = writeCursor(sorted.rows[0] ?? { id: '', value: '' })
  const both = (field: string, own: string, op: string, value: unknown) => ({
    custom: { filter: { field: `custom.${own}`, op, value } },
    core: { filter: { field, op, value } },
  })
  const stage = both('lifecycleStage', 'stage', 'eq', 'customer')
  const rare = both('lifecycleStage', 'stage', 'in', ['former', 'opportunity'])
  return [
    { name: 'sorted by a text', custom: { sort: 'custom.surname' }, core: { sort: 'lastName' } },
    { name: 'sorted by a text, from the end', custom: { sort: '-custom.surname' }, core: { sort: '-lastName' } },
    { name: 'sorted by a text, from the middle', custom: { sort: 'custom.surname', cursor }, core: { sort: 'lastName', cursor } },
    { name: 'sorted by a number', custom: { sort: '-custom.score' }, core: { sort: '-createdAt' } },
    { name: 'one option, newest', ...stage },
    { name: 'two rare options, newest', ...rare },
    {
      name: 'one option, sorted by a text',
      custom: { ...stage.custom, sort: 'custom.surname' },
      core: { ...stage.core, sort: 'lastName' },
    },
    {
      name: 'a narrow range of numbers, sorted by a text',
      custom: { filter: { field: 'custom.score', op: 'between', value: [from?.score, to?.score] }, sort: 'lastName' },
      core: { filter: { field: 'createdAt', op: 'between', value: [from?.at, to?.at] }, sort: 'lastName' },
    },
    { name: 'one person’s, newest', ...both('ownerId', 'carer', 'eq', owners[1]) },
    { name: 'a text, exactly', ...both('lastName', 'surname', 'eq', sorted.rows[0]?.value) },
  ] // biome-ignore format: a line a pair
}

/** Gives the contacts their custom twins as the engine would have kept them. */
async function keepTwins({ owner, workspaceId }: Stand): Promise<void> {
  const stages = ['subscriber', 'lead', 'qualified', 'opportunity', 'customer', 'evangelist', 'former']
  const options = JSON.stringify(stages.map((value) => ({ value, label: value, color: null })))
  for (const { name, type, kind, value } of twins) {
    await owner.query(
      `insert into custom_fields (workspace_id, id, object, name, label, type, options, indexed)
       values ($1, $2, 'contact', $3, $3, $4, $5, true) on conflict (workspace_id, object, name) do nothing`,
      [workspaceId, uuidv7(), name, type, type === 'select' ? options : '[]'],
    )
    await owner.query(
      `insert into record_values (workspace_id, field_id, record_id, created_at, kind, ${kind === 'choice' ? 'text' : kind}_value)
       select c.workspace_id, f.id, c.id, c.created_at, '${kind}', ${value} from contacts c
       join custom_fields f on f.workspace_id = c.workspace_id and f.object = 'contact' and f.name = $2
       where c.workspace_id = $1 on conflict do nothing`,
      [workspaceId, name],
    )
  }
  await owner.query('update workspaces set schema_version = schema_version + 1 where id = $1', [workspaceId])
  await owner.query('vacuum (analyze) record_values')
}

/** Takes them out again: what is measured next writes contacts without fields of their own. */
async function forgetTwins({ owner, workspaceId }: Stand): Promise<void> {
  await owner.query('delete from record_values where workspace_id = $1', [workspaceId])
  await owner.query('delete from custom_fields where workspace_id = $1', [workspaceId])
  await owner.query('update workspaces set schema_version = schema_version + 1 where id = $1', [workspaceId])
}

/** From turning the index of a field on until lists go by it: the job looks at every record. */
async function indexingRow({ api, size }: Stand): Promise<Row> {
  const draft = { object: 'contact', label: `Indexed ${Date.now()}`, type: 'number', indexed: true }
  const { seconds, value } = await timed(async () => {
    const { id } = JSON.parse(await api.send('POST', '/custom-fields', draft))
    while (JSON.parse(await api.get(`/custom-fields/${id}`)).filling) await pause(100)
    return id as string
  })
  await api.send('PATCH', `/custom-fields/${value}`, { indexed: false })
  return {
    work: 'customFields: turning an index on',
    size,
    measured: `${seconds.toFixed(1)} s (${Math.round(size / seconds).toLocaleString('en')} records/s)`,
    target: '≥ 5,000 records/s',
    met: size / seconds >= 5_000,
  }
}
