import type { Kith } from '#platform/ctx/ctx'

let query: string | null = null

/** How many rows a workspace has in each of its tables: what a refused write must leave as it was. */
export async function rowsOf(kith: Kith, workspaceId: string): Promise<Record<string, number>> {
  const { owner } = kith.database
  if (query === null) {
    const { rows } = await owner.query(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
    )
    const counts = rows.map(
      ({ relname }) => `(select count(*)::int from ${relname} where workspace_id = $1) as ${relname}`,
    )
    query = `select ${counts.join(', ')}`
  }
  // Named, so that so long a query is planned once.
  return (await owner.query({ name: 'rows of a workspace', text: query, values: [workspaceId] })).rows[0]
}
