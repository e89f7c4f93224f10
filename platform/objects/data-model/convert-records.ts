import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { column, ofType } from '../columns.ts'
import { CUSTOM } from '../custom-values.ts'
import { isList } from '../field-kinds.ts'
import type { ObjectType } from '../object-type.ts'
import { type Draft, saveRecords } from '../save-records.ts'
import { convertValue } from './convert-value.ts'
import type { Step } from './fill-records.ts'
import type { StoredField, Work } from './stored-field.ts'

const AT_ONCE = 500

/**
 * Converts the values of the next records to what the field's type now is. Each leaves its event with what it was, so
 * nothing is lost for good. Nobody writes the field meanwhile: each value is still what it was.
 */
export async function convertSome(ctx: Ctx, type: ObjectType, field: StoredField, work: Work): Promise<Step> {
  const custom = sql.ref(`${type.table}.custom`)
  const id = column(type, 'id')
  const { rows } = await sql<{ id: string; value: unknown }>`
    select ${id}, ${custom} -> ${field.name} as value from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)} and jsonb_exists(${custom}, ${field.name})
      and ${work.after === null ? sql`true` : sql`${id} > ${work.after}`}
    order by ${id} limit ${AT_ONCE} for update`.execute(ctx.db)
  const last = rows.at(-1)?.id ?? null
  const name = CUSTOM + field.name
  if (!work.from || !type.fields[name]) return { last: null, done: 0, doubles: 0 }
  const from = work.from
  const nothing = isList(field.type) ? [] : null
  const draftOf = (recordId: string, value: unknown): Draft => ({
    id: recordId,
    input: {},
    prepared: { input: { [name]: value }, errors: [] },
  })
  const drafts = rows.flatMap((row) => {
    const { value, outcome } = convertValue(from, field, row.value, ctx.workspace)
    return outcome === 'kept' ? [] : [draftOf(row.id, value ?? nothing)]
  })
  const caused = inLightOf(ctx, { causeId: work.cause })
  const saved = await saveRecords(caused, type, drafts)
  // Two values that were different became the same, of a field where no two may be.
  const refused = drafts.filter((_, index) => saved[index]?.status === 'failed')
  await saveRecords(
    caused,
    type,
    refused.map((draft) => draftOf(draft.id ?? '', nothing)),
  )
  return { last, done: rows.length, doubles: 0 }
}
