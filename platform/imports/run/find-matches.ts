import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { idsByName } from '#platform/objects/ids-by-name'
import { keysOf } from '#platform/objects/keys'
import type { ObjectType } from '#platform/objects/object-type'
import type { MatchOn } from '../import-input.ts'

type Values = Record<string, unknown>

/** How a record may be found: a kind of key and its value, in the order in which they count. */
export interface Mark {
  kind: MatchOn
  value: string
}

/** A record's marks of the chosen kinds. */
export function marksOf(type: ObjectType, matchOn: readonly MatchOn[], record: Values): Mark[] {
  if (matchOn.length === 0) return []
  const keys = keysOf(type, record)
  return matchOn.flatMap((kind): Mark[] =>
    kind === 'name'
      ? typeof record.name === 'string'
        ? [{ kind, value: record.name.toLowerCase() }]
        : []
      : keys.flatMap((key) => (key.kind === keyOf(type, kind) ? [{ kind, value: key.value }] : [])),
  )
}

/** The kind of key that a choice stands for: numbers that no two records share have one of their own. */
export function keyOf(type: ObjectType, kind: MatchOn): string {
  if (kind !== 'number') return kind
  return Object.values(type.fields).find(({ key }) => key === kind || key === `custom:${type.name}.number`)?.key ?? kind
}

export const markKey = ({ kind, value }: Mark): string => `${kind} ${value}`

/** Ids of living records by the marks they bear. Of several the oldest, so that every look finds the same. */
export async function findByMarks(ctx: Ctx, type: ObjectType, marks: readonly Mark[]): Promise<Map<string, string>> {
  const values = new Map<MatchOn, Set<string>>()
  for (const { kind, value } of marks) values.set(kind, (values.get(kind) ?? new Set()).add(value))
  const kinds = [...values]
  const rows = await Promise.all(
    kinds.map(([kind, wanted]) =>
      kind === 'name' ? byName(ctx, type, [...wanted]) : byKey(ctx, type, keyOf(type, kind), [...wanted]),
    ),
  )
  const found = new Map<string, string>()
  for (const [at, [kind]] of kinds.entries()) {
    for (const { value, id } of rows[at] ?? []) {
      const key = markKey({ kind, value })
      const other = found.get(key)
      if (other === undefined || id < other) found.set(key, id)
    }
  }
  return found
}

type Found = Promise<{ value: string; id: string }[]>

// A look-up for each value, one after the other, as subqueries that cannot be made a join: the statistics of tables that
// have just grown say they are empty, and PostgreSQL would read them whole for every thousand values.
async function byKey(ctx: Ctx, type: ObjectType, kind: string, values: readonly string[]): Found {
  const { rows } = await sql<{ value: string; ids: string[] }>`
    select w.value, array(
      select k.record_id from record_keys k
       where k.workspace_id = ${ctx.workspaceId} and k.object = ${type.name} and k.kind = ${kind} and k.value = w.value
         and (select r.deleted_at is null from ${sql.table(type.table)} r where r.workspace_id = k.workspace_id and r.id = k.record_id)
      ) as ids from unnest(${values}::text[]) as w(value)`.execute(ctx.db)
  return rows.flatMap(({ value, ids }) => ids.map((id) => ({ value, id })))
}

async function byName(ctx: Ctx, type: ObjectType, lowerNames: readonly string[]): Found {
  return [...(await idsByName(ctx, type, lowerNames))].map(([value, id]) => ({ value, id }))
}
