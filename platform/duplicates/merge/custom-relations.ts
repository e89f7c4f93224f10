import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { saveRecords } from '#platform/objects/save-records'
import type { Move } from './carry-over.ts'

interface Relating {
  type: ObjectType
  /** Name among the values in `custom`. */
  name: string
}

/** Custom fields that point to records of a type. They are values of a row and have no foreign key. */
function relatingTo(ctx: Ctx, target: ObjectType): Relating[] {
  return ctx.objects
    .all()
    .flatMap((type) =>
      Object.entries(type.fields).flatMap(([name, field]) =>
        field.custom && field.type === 'relation' && field.object === target.name
          ? { type, name: name.slice('custom.'.length) }
          : [],
      ),
    )
}

/** Lets custom fields that point to the losers point to the survivor, as changes of their records. */
export async function carryCustomRelations(
  ctx: Ctx,
  target: ObjectType,
  { survivorId, loserIds }: { survivorId: string; loserIds: readonly string[] },
): Promise<Move[]> {
  const moves: Move[] = []
  for (const { type, name } of relatingTo(ctx, target))
    for (const loserId of loserIds) {
      const ids = await pointingTo(ctx, { type, name }, loserId)
      await saveRecords(
        ctx,
        type,
        ids.map((id) => ({ id, input: { custom: { [name]: survivorId } } })),
      )
      if (ids.length > 0)
        moves.push({
          table: type.name,
          column: `custom.${name}`,
          loserId,
          keys: ids.map((id) => ({ id })),
          dropped: [],
        })
    }
  return moves
}

/** Whether a move is one of a custom field. */
export const isCustomMove = ({ column }: Move): boolean => column.startsWith('custom.')

/** Lets them point to whom they did. @returns how many could not: they are gone, or point elsewhere by now. */
export async function sendCustomBack(
  ctx: Ctx,
  survivorId: string,
  { table, column, loserId, keys }: Move,
): Promise<number> {
  const type = ctx.objects.known(table)
  const name = column.slice('custom.'.length)
  if (!type?.fields[column]) return keys.length
  const still = new Set(await pointingTo(ctx, { type, name }, survivorId))
  const ids = keys.map(({ id }) => String(id)).filter((id) => still.has(id))
  await saveRecords(
    ctx,
    type,
    ids.map((id) => ({ id, input: { custom: { [name]: loserId } } })),
  )
  return keys.length - ids.length
}

async function pointingTo(ctx: Ctx, { type, name }: Relating, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and ${ofType(type)} and custom @> ${JSON.stringify({ [name]: id })}::jsonb`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}
