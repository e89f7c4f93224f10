import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import { compileFilter, type Predicate } from '#platform/objects/compile-filter'
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
  return shownSections(ctx, type, async (answers) => {
    const { rows } = await sql<{ answers: boolean[] }>`
      select array[${sql.join(answers)}]::boolean[] as answers from ${sql.table(type.table)}
      where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = ${id}`.execute(ctx.db)
    return rows[0]?.answers ?? refuse('record_not_found', { object: type.name })
  })
}

/** Asks a record, or one that is not saved yet, whether it meets some conditions; in their order. */
type Ask = (answers: readonly Predicate[]) => Promise<boolean[] | undefined>

/** What shows of the layout that holds for whoever acts. A condition whose field is gone by now is met by none. */
export async function shownSections(ctx: Ctx, type: ObjectType, ask: Ask) {
  const applied = (await appliedLayouts(ctx, type.name)).get(type.name)
  const sections = applied ? (await findLayout(ctx, applied)).sections : []
  const conditions = sections
    .flatMap(({ when, fields }) => [when, ...fields.map((field) => field.when)])
    .filter((when) => when !== null && when !== undefined)
  const predicates: Predicate[] = []
  for (const when of conditions) predicates.push(sql<SqlBool>`coalesce(${await compileFilter(ctx, type, when)}, false)`)
  const answers = await ask(predicates)
  const met = new Map(conditions.map((when, index) => [when, answers?.[index] === true]))
  return { sections: applied ? shown(sections, (when) => !when || met.get(when) === true) : null }
}

const shown = (sections: readonly LayoutSection[], holds: (when: Filter | null | undefined) => boolean) =>
  sections
    .filter(({ when }) => holds(when))
    .map((section) => shownSection({ ...section, fields: section.fields.filter(({ when }) => holds(when)) }))
