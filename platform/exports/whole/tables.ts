import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** A table of the workspace as the archive holds it. */
export interface WholeTable {
  name: string
  /** All but the workspace's id and what PostgreSQL gives by itself. */
  columns: string[]
  key: string[]
  /** Columns that point to people; `required` may not be empty. */
  people: { column: string; required: boolean }[]
  /** Columns that name a person where the first says `user`, and a record otherwise. */
  named: [object: string, id: string] | null
  /** Columns that point to rows of the same table. */
  own: string[]
  /** The limited role may take rows out of it. */
  canDelete: boolean
}

/**
 * What stays behind: what is about this installation or a person's account (sessions, keys, rights), what is under way (jobs),
 * copies of files, and what is of no use elsewhere; also what hangs on a membership, such as somebody's inbox and home, but for
 * who is in a team. Everything else of the workspace goes along, also of a module yet to come.
 */
const LEFT_OUT = [
  ...['api_keys', 'sessions', 'memberships', 'former_members', 'invitations', 'roles', 'calendar_feeds'],
  ...['workspace_security', 'identity_providers', 'identity_provider_domains', 'chat_models'],
  ...['idempotency_keys', 'outgoing_mails', 'demo_loads', 'event_cursors'],
  ...[
    'files',
    'imports',
    'import_rows',
    'exports',
    'workspace_imports',
    'bulk_jobs',
    'bulk_chunks',
    'bulk_failures',
    'undos',
  ],
]

/** Tables whose rows name people beside records, which no foreign key tells. */
const NAMED: Record<string, [string, string]> = {
  activity_links: ['object', 'record_id'],
  calendar_invitees: ['attendee', 'attendee_id'],
}

/** The tables of a workspace, each after those its foreign keys point to. */
export async function wholeTables(ctx: Ctx): Promise<WholeTable[]> {
  const { rows } = await sql<Omit<WholeTable, 'named'> & { oid: number; needs: number[] }>`
    select c.oid::int, c.relname as name, has_table_privilege(c.oid, 'delete') as can_delete,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             and a.attgenerated = '' and a.attname not in ('workspace_id', 'xid') order by a.attnum) as columns,
      array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place), pg_attribute a
             where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum and a.attname <> 'workspace_id'
             order by k.place) as key,
      coalesce((select jsonb_agg(jsonb_build_object('column', a.attname, 'required', a.attnotnull))
         from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[cardinality(f.conkey)]
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid in ('public.users'::regclass, 'public.memberships'::regclass)),
        '[]') as people,
      array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = any (f.conkey)
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = c.oid and a.attname <> 'workspace_id') as own,
      array(select f.confrelid::int from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
      and c.relname <> all (${LEFT_OUT}::text[])
      and (c.relname = 'team_members' or not exists (select from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'public.memberships'::regclass))
    order by c.relname`.execute(ctx.db)
  return inOrder(rows.map((table) => ({ ...table, named: NAMED[table.name] ?? null })))
}

function inOrder(rows: readonly (WholeTable & { oid: number; needs: number[] })[]): WholeTable[] {
  const known = new Set(rows.map(({ oid }) => oid))
  const placed = new Set<number>()
  const ordered: WholeTable[] = []
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ oid, needs }) => !placed.has(oid) && needs.every((need) => placed.has(need) || !known.has(need)),
    )
    if (next.length === 0) throw new Error('The tables point to each other in a circle')
    for (const { oid, needs: _, ...table } of next) {
      placed.add(oid)
      ordered.push(table)
    }
  }
  return ordered
}
