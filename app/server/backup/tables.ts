import type pg from 'pg'

/** A table as a backup holds it. */
export interface BackupTable {
  /** Schema-qualified and quoted, as SQL takes it. */
  name: string
  columns: string[]
}

/** Kept out: what the restoring program makes itself, and the transaction numbers of another cluster. */
const LEFT_OUT_TABLES = [
  'public.kith_migrations',
  'graphile_worker.migrations',
  'graphile_worker._private_known_crontabs',
]
const LEFT_OUT_COLUMNS: Record<string, readonly string[]> = { 'public.events': ['xid'] }

/** All tables with data, each after those its foreign keys point to. */
export async function tablesInOrder(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<{ oid: number; key: string; name: string; columns: string[]; needs: number[] }>(`
    select c.oid::int, n.nspname || '.' || c.relname as key, format('%I.%I', n.nspname, c.relname) as name,
      (select array_agg(quote_ident(attname) order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      array(select confrelid::int from pg_constraint where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition
    order by 2`)
  const wanted = rows.filter(({ key }) => !LEFT_OUT_TABLES.includes(key))
  const placed = new Set<number>()
  const ordered: BackupTable[] = []
  while (ordered.length < wanted.length) {
    const next = wanted.filter(
      ({ oid, needs }) =>
        !placed.has(oid) && needs.every((need) => placed.has(need) || !wanted.some((table) => table.oid === need)),
    )
    if (next.length === 0) throw new Error('The tables point to each other in a circle')
    for (const { oid, key, name, columns } of next) {
      placed.add(oid)
      ordered.push({ name, columns: columns.filter((column) => !LEFT_OUT_COLUMNS[key]?.includes(column)) })
    }
  }
  return ordered
}

/** `(a, b, c)` */
export const columnList = ({ columns }: BackupTable) => `(${columns.join(', ')})`
