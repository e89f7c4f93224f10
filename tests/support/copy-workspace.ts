import { uuidv7 } from 'uuidv7'
import type { Kith } from '#platform/ctx/ctx'
import { type Person, personOf, type TestWorkspace } from './workspace.ts'

/** What one signs in by stays where it is; the partitions come with their table. */
const tables = `
  select t.oid::regclass::text as name, array_agg(quote_ident(a.attname::text)) as columns
  from pg_class t
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where t.relkind in ('r', 'p') and not t.relispartition
    and t.relname not in ('sessions', 'api_keys', 'identity_provider_domains')
    and exists (select from pg_attribute w where w.attrelid = t.oid and w.attname = 'workspace_id')
  group by t.oid`

/**
 * The same workspace once more, with the same people and all ids as they are: a tenth of what filling one costs. Jobs that
 * wait and keys stay behind.
 * @returns its owner
 */
export async function aCopyOf({ kith, server, workspaceId, ann }: TestWorkspace): Promise<Person> {
  const { owner } = kith.database
  const copyId = uuidv7()
  await owner.query('insert into workspaces select (jsonb_populate_record(w, $1)).* from workspaces w where id = $2', [
    { id: copyId },
    workspaceId,
  ])
  const statement = await copying(kith)
  await owner.query(statement.replaceAll(':from', workspaceId).replaceAll(':to', copyId))
  return personOf({ kith, server }, copyId, ann.userId, 'owner', ['admin'])
}

/** One statement, because the foreign keys are looked at when it is at its end. */
async function copying({ database }: Kith): Promise<string> {
  const { rows } = await database.owner.query<{ name: string; columns: string[] }>(tables)
  const inserts = rows.map(({ name, columns }) => {
    const values = columns.map((column) => (column === 'workspace_id' ? `':to'::uuid` : column))
    return `${name}_copied as (insert into ${name} (${columns}) overriding system value
      select ${values} from ${name} where workspace_id = ':from')`
  })
  return `with ${inserts.join(',\n')} select`
}
