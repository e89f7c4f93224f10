import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { column, ofType } from '../columns.ts'
import { withComputed } from '../computed-fields.ts'
import { shapesOf } from '../custom-field.ts'
import { CUSTOM } from '../custom-values.ts'
import { field } from '../field.ts'
import type { ObjectType } from '../object-type.ts'
import { titlesOf } from '../titles.ts'
import type { FormulaCheck, FormulaDraft } from './shapes.ts'

/** As many records as one takes in at a glance. */
const SAMPLES = 3
/** Among so many of the newest those go first for which it yields something: empty ones prove nothing. */
const TRIED = 100

/**
 * What a formula would yield for the newest records of an object, before any field has it. A formula that cannot be worked
 * out is no refusal here: whoever is still writing it is told the place and the mend.
 * @throws Refusal object_not_found
 */
export async function checkFormula(ctx: Ctx, { object, formula, name }: FormulaDraft): Promise<FormulaCheck> {
  const known = ctx.objects.known(object)
  const type = known && ctx.may(`${known.plural}.read`) ? known : refuse('object_not_found', { object })
  // No field is called by nothing: a draft that has no name yet meets none.
  const draft = CUSTOM + (name ?? '')
  const { read, write } = shapesOf('formula', [])
  const label = type.fields[draft]?.label
  const drafted = field('formula', read, write, { formula, ...(label ? { label } : {}) })
  const probe = await withComputed(ctx, { ...type, fields: { ...type.fields, [draft]: drafted } })
  const { problem = null, result = null } = probe.fields[draft] ?? {}
  if (problem) return { problem: { message: problem.message, mend: problem.mend }, result: null, samples: [] }
  return { problem: null, result, samples: await samplesOf(ctx, probe, draft) }
}

async function samplesOf(ctx: Ctx, type: ObjectType, name: string): Promise<FormulaCheck['samples']> {
  const { rows } = await sql<{ id: string; value: unknown }>`
    select id, value from (
      select ${column(type, 'id')} as id, ${type.expressions?.[name] ?? sql`null`} as value, ${column(type, 'createdAt')} as at
      from ${sql.table(type.table)}
      where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'deletedAt')} is null and ${ofType(type)}
      order by ${column(type, 'createdAt')} desc, ${column(type, 'id')} desc limit ${TRIED}) as tried
    order by value is null, at desc, id desc limit ${SAMPLES}`.execute(ctx.db)
  const titles = await titlesOf(
    ctx,
    rows.map(({ id }) => ({ object: type.name, id })),
  )
  return rows.map(({ id, value }) => ({ recordId: id, title: titles.get(id)?.title ?? '', value }))
}
