import type { Database } from '#platform/db/database'

/** What the laws need to know of a table, read from PostgreSQL's catalogue. Columns in the order of the key. */
export interface TableFacts {
  name: string
  columns: string[]
  primary: string[]
  uniques: string[][]
  foreign: { columns: string[]; target: string }[]
  secured: boolean
  forced: boolean
  /** The column that the policy of the limited role holds to the transaction's workspace, reading and writing. */
  policy: string | null
  /** What the limited role may do with it. */
  rights: string[]
  /** A part of a partitioned table; policies stand on the whole and do not hold for it. */
  partition: boolean
}

const columnsOf = (numbers: string) =>
  `(select json_agg(a.attname order by k.position) from unnest(${numbers}) with ordinality as k(number, position)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number)`

/** Every table of the schema public. */
export async function tableFacts({ owner, role }: Database): Promise<TableFacts[]> {
  const { rows } = await owner.query(
    `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.relispartition as partition,
       (select json_agg(attname) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
       coalesce((select ${columnsOf('i.indkey::int2[]')} from pg_index i where i.indrelid = c.oid and i.indisprimary), '[]') as primary,
       coalesce((select json_agg(${columnsOf('i.indkey::int2[]')}) from pg_index i
         where i.indrelid = c.oid and i.indisunique and not i.indisprimary), '[]') as uniques,
       coalesce((select json_agg(json_build_object('columns', ${columnsOf('f.conkey')}, 'target', t.relname))
         from pg_constraint f join pg_class t on t.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f'), '[]') as foreign,
       (select substring(p.qual from '^\\((\\w+) = \\(NULLIF\\(current_setting\\(''app.workspace_id''::text, true\\), ''''::text\\)\\)::uuid\\)$')
         from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.roles = array[$1::name]
         and coalesce(p.with_check, p.qual) = p.qual and p.cmd = 'ALL') as policy,
       (select coalesce(json_agg(privilege), '[]') from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as privilege
         where has_table_privilege($1, c.oid, privilege)) as rights
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
    [role],
  )
  return rows
}

/** What the limited role could do beyond its grants. */
export async function rightsOf({ owner, role }: Database) {
  const { rows } = await owner.query(
    `select rolsuper as superuser, rolbypassrls as "bypassesPolicies", rolcreaterole as "createsRoles", rolcreatedb as "createsDatabases",
       array(select roleid::regrole::text from pg_auth_members where member = r.oid) as "memberOf",
       array(select relname::text from pg_class where relowner = r.oid) as owns,
       array(select nspname::text from pg_namespace where nspname !~ '^pg_(toast_)?temp' and has_schema_privilege(r.oid, oid, 'CREATE')) as "createsIn"
     from pg_roles r where rolname = $1`,
    [role],
  )
  return rows[0]
}

/** Functions of ours that run with the owner's rights. */
export async function definerFunctions({
  owner,
}: Database): Promise<{ name: string; searchPath: string | null; public: boolean }[]> {
  const { rows } = await owner.query(
    `select p.oid::regprocedure::text as name, has_function_privilege('public', p.oid, 'execute') as public,
       (select substring(setting from '^search_path=(.*)$') from unnest(p.proconfig) as setting where setting like 'search_path=%') as "searchPath"
     from pg_proc p where p.prosecdef and p.pronamespace::regnamespace::text in ('kith', 'public')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  return rows
}
