import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'

/** Two columns of a table that a check keeps from being the same. */
export interface Apart {
  table: string
  columns: [string, string]
}

/** Which columns must differ from each other, as the database's checks say: nobody is related to themselves. */
export async function columnsApart(ctx: Ctx, references: readonly Reference[]): Promise<Apart[]> {
  const tables = [...new Set(references.map(({ table }) => table))]
  const { rows } = await sql<Apart>`select c.conrelid::regclass::text as "table", array(
      select a.attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey))::text[] as columns
    from pg_constraint c where c.contype = 'c' and cardinality(c.conkey) = 2 and pg_get_constraintdef(c.oid) like '%<>%'
      and c.conrelid = any (${tables}::text[]::regclass[])`.execute(ctx.db)
  const isReference = (table: string, column: string) =>
    references.some((reference) => reference.table === table && reference.column === column)
  return rows.filter(({ table, columns }) => columns.every((column) => isReference(table, column)))
}

/** A column of some table that holds ids of a type's records. */
export interface Reference {
  table: string
  column: string
  /** The table's primary key, without the workspace. */
  key: string[]
  /** What may stand there once only, with the reference among it: other columns, and for which rows. */
  uniques: { others: string[]; where: string | null }[]
  /** Which of several rows that may stand but once stays, from the table's comment; null: the survivor's. */
  keeping: string | null
  /** Which rows follow, from the table's comment; null: all. */
  following: string | null
}

/**
 * Everything that points to a type's table, read from the database's own catalogue: a table made tomorrow is carried over
 * without a line here. Beside foreign keys a table may say in its comment:
 * `merge: follows <column>`, for ids without a foreign key because they are of several object types, with `where <condition>`
 * when only some rows do: who is in a live segment is found out anew;
 * `merge: keeps <order by>`, for which of several rows stays where only one may stand, such as the stricter consent.
 */
export async function referencesTo(ctx: Ctx, type: ObjectType): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    with pointing as (
      select c.conrelid as relation, a.attname as column_name, null as following
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
        join pg_attribute target on target.attrelid = c.confrelid and target.attnum = c.confkey[2]
       where c.contype = 'f' and c.conparentid = 0 and c.confrelid = ${`public.${type.table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`}::regclass
         and cardinality(c.conkey) = 2 and target.attname = 'id'
      union
      select t.oid, said.words[1], said.words[2] from pg_class t
        cross join lateral regexp_matches(obj_description(t.oid, 'pg_class'), 'merge: follows (\\w+)(?: where ([^;\n]+))?', 'g') as said(words)
       where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace)
    select p.relation::regclass::text as "table", p.column_name as "column",
      array(select a.attname from pg_index i cross join lateral unnest(i.indkey) as k(n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n
             where i.indrelid = p.relation and i.indisprimary and a.attname <> 'workspace_id')::text[] as "key",
      coalesce((select jsonb_agg(jsonb_build_object('others', u.others, 'where', u.predicate)) from (
        select (select coalesce(jsonb_agg(a.attname), '[]') from unnest(i.indkey) as k(n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n
                 where a.attname not in ('workspace_id', p.column_name)) as others, pg_get_expr(i.indpred, i.indrelid) as predicate
          from pg_index i where i.indrelid = p.relation and i.indisunique and 0 <> all (i.indkey::int2[])
           and exists (select 1 from unnest(i.indkey) as k(n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n and a.attname = p.column_name)) u), '[]') as uniques,
      substring(obj_description(p.relation, 'pg_class') from 'merge: keeps ([^\n;]+)') as keeping, p.following
    from pointing p where has_table_privilege(p.relation, 'update, delete') order by 1, 2`.execute(ctx.db)
  return rows
}
