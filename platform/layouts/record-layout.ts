import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import { compileFilter } from '#platform/objects/compile-filter'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'
import { appliedLayouts } from './applied-layouts.ts'
import { findLayout } from './find-layout.ts'
import { readableType } from './known-object.ts'
import { type LayoutSection, shownSection } from './layout-shape.ts'

/**
 * The sections that show for one record: those whose condition it meets, with the fields whose condition it meets. Null
 * where the object has no layout of its own.
 * @throws Refusal record_not_found, object_not_found
 */
export async function recordLayout(ctx: Ctx, { id, object }: { id: string; object: string }) {
  const type = readableType(ctx, object)
  const applied = (await appliedLayouts(ctx, object)).get(object)
  const sections = applied ? (await findLayout(ctx, applied)).sections : []
  const conditions = sections.flatMap(({ when, fields }) => [when, ...fields.map((field) => field.when)])
  const met = await conditionsMet(
    ctx,
    type,
    id,
    conditions.filter((when) => when !== null && when !== undefined),
  )
  return { sections: applied ? shown(sections, (when) => !when || met.get(when) === true) : null }
}

/** Which of these filters a record meets. One whose field is gone by now is met by none. */
async function conditionsMet(ctx: Ctx, type: ObjectType, id: string, filters: readonly Filter[]) {
  const predicates = []
  for (const filter of filters) predicates.push(await compileFilter(ctx, type, filter))
  const answers = predicates.map((predicate) => sql<SqlBool>`coalesce(${predicate}, false)`)
  const { rows } = await sql<{ answers: boolean[] }>`
    select array[${sql.join(answers)}]::boolean[] as answers from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = ${id}`.execute(ctx.db)
  const [found] = rows
  if (!found) return refuse('record_not_found', { object: type.name })
  return new Map(filters.map((filter, index) => [filter, found.answers[index] === true]))
}

const shown = (sections: readonly LayoutSection[], holds: (when: Filter | null | undefined) => boolean) =>
  sections
    .filter(({ when }) => holds(when))
    .map((section) => shownSection({ ...section, fields: section.fields.filter(({ when }) => holds(when)) }))
