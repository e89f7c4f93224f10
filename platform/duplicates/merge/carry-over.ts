import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { type Apart, columnsApart, type Reference, referencesTo } from './references.ts'

/** What of one table came along from one loser, enough to send it back. */
export interface Move {
  table: string
  column: string
  loserId: string
  /** Primary keys of the rows that now point to the survivor. */
  keys: Record<string, unknown>[]
  /** Rows that gave way, whole. */
  dropped: Record<string, unknown>[]
}

interface Merging {
  survivorId: string
  loserIds: readonly string[]
}

/** Lets everything that points to the losers point to the survivor. */
export async function carryOver(ctx: Ctx, type: ObjectType, merging: Merging): Promise<Move[]> {
  const references = await referencesTo(ctx, type)
  const moves: Move[] = []
  for (const apart of await columnsApart(ctx, references)) moves.push(...(await partAmongThem(ctx, apart, merging)))
  for (const reference of references) {
    moves.push(...(await giveWay(ctx, reference, merging)))
    moves.push(...(await lead(ctx, reference, merging, reference.table === snake(type.table))))
  }
  return moves.filter(({ keys, dropped }) => keys.length + dropped.length > 0)
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)))

/** Takes out what stands between those who become one, such as “colleague of”. */
async function partAmongThem(
  ctx: Ctx,
  { table, columns: [one, other] }: Apart,
  { survivorId, loserIds }: Merging,
): Promise<Move[]> {
  const everybody = [survivorId, ...loserIds]
  const { rows } = await sql<{ row: Record<string, unknown> }>`delete from ${sql.table(table)} as t
    where t.workspace_id = ${ctx.workspaceId} and ${sql.ref(`t.${one}`)} = any (${everybody}::uuid[])
      and ${sql.ref(`t.${other}`)} = any (${everybody}::uuid[]) returning to_jsonb(t) as "row"`.execute(ctx.db)
  return rows.map(({ row }) => ({ table, column: one, loserId: String(row[one]), keys: [], dropped: [row] }))
}

/** Takes out rows that may not stand beside those of the survivor, or of another loser. */
async function giveWay(ctx: Ctx, reference: Reference, { survivorId, loserIds }: Merging): Promise<Move[]> {
  const { table, column, key, uniques, keeping, following } = reference
  const everybody = [survivorId, ...loserIds]
  const moves: Move[] = []
  for (const { others, where } of uniques) {
    // A key that is an id of its own never meets another.
    if (others.includes('id') || key.length === 0) continue
    const order: RawBuilder<unknown>[] = [
      ...(keeping ? [sql.raw(keeping)] : []),
      sql`${sql.id(column)} = ${survivorId} desc`,
      sql`${names(key)}`,
    ]
    const present = others.map((other) => sql`${sql.id(other)} is not null`)
    const among = sql.join(
      [
        sql`workspace_id = ${ctx.workspaceId}`,
        sql`${sql.id(column)} = any (${everybody}::uuid[])`,
        ...present,
        ...[where, following].flatMap((condition) => (condition ? [sql`(${sql.raw(condition)})`] : [])),
      ],
      sql` and `,
    )
    const partition = others.length > 0 ? sql`partition by ${names(others)}` : sql``
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      with ranked as (select ${names(key)}, row_number() over (${partition} order by ${sql.join(order)}) as rank
        from ${sql.table(table)} where ${among})
      delete from ${sql.table(table)} as t using ranked
       where t.workspace_id = ${ctx.workspaceId} and ranked.rank > 1
         and ${sql.join(
           key.map((one) => sql`${sql.ref(`t.${one}`)} = ${sql.ref(`ranked.${one}`)}`),
           sql` and `,
         )}
      returning to_jsonb(t) as "row"`.execute(ctx.db)
    for (const { row } of rows) moves.push({ table, column, loserId: String(row[column]), keys: [], dropped: [row] })
  }
  return moves
}

/** @param isOwn whether it is the records' own table, where the survivor must not come to point to itself. */
async function lead(
  ctx: Ctx,
  { table, column, key, following }: Reference,
  { survivorId, loserIds }: Merging,
  isOwn: boolean,
): Promise<Move[]> {
  const others = isOwn ? sql`id <> ${survivorId}` : sql`(${sql.raw(following ?? 'true')})`
  const moves: Move[] = []
  for (const loserId of loserIds) {
    const { rows } = await sql<{ key: Record<string, unknown> }>`
      update ${sql.table(table)} set ${sql.id(column)} = ${survivorId}
       where workspace_id = ${ctx.workspaceId} and ${sql.id(column)} = ${loserId} and ${others}
      returning jsonb_build_object(${sql.join(key.flatMap((one) => [sql.lit(one), sql.id(one)]))}) as key`.execute(
      ctx.db,
    )
    if (rows.length > 0) moves.push({ table, column, loserId, keys: rows.map((row) => row.key), dropped: [] })
  }
  return moves
}

/** Sends rows back to whom they came from. @returns how many could not: they are gone, or point elsewhere by now. */
export async function sendBack(ctx: Ctx, survivorId: string, { table, column, loserId, keys }: Move): Promise<number> {
  if (keys.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} as t set ${sql.id(column)} = ${loserId}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(keys)}::jsonb) as r
     where t.workspace_id = ${ctx.workspaceId} and ${sql.ref(`t.${column}`)} = ${survivorId}
       and ${sql.join(
         Object.keys(keys[0] ?? {}).map((one) => sql`${sql.ref(`t.${one}`)} = ${sql.ref(`r.${one}`)}`),
         sql` and `,
       )}`.execute(ctx.db)
  return keys.length - Number(numAffectedRows)
}

/** Puts rows back that had given way. @returns how many could not: another stands in their place by now. */
export async function putBack(ctx: Ctx, { table, dropped }: Move): Promise<number> {
  if (dropped.length === 0) return 0
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
    ctx.db,
  )
  const columns = names(rows.map(({ name }) => name))
  const { numAffectedRows = 0n } = await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(dropped)}::jsonb)
    on conflict do nothing`.execute(ctx.db)
  return dropped.length - Number(numAffectedRows)
}
