import type { Ctx } from '#platform/ctx/ctx'
import { comparedTypes } from '#platform/duplicates/known-type'
import { isColumn, type ObjectType } from '#platform/objects/object-type'
import { type Mark, marks } from './marks.ts'
import { type Mendable, mendable } from './mendable.ts'
import { listFigures, type StoredFigures } from './stored-figures.ts'

/** Share of records with a field from which on it is used here: what nobody fills in is no gap. */
const USED = 0.05

/** The figures of each object type, with the filter that opens the records behind each, what to mend first at the top. */
export async function describeQuality(ctx: Ctx) {
  const all = new Map((await listFigures(ctx)).map((figures) => [figures.object, figures]))
  return { objects: comparedTypes(ctx).map((type) => describe(ctx, type, all.get(type.name))) }
}

function describe(ctx: Ctx, type: ObjectType, figures: StoredFigures | undefined) {
  const total = Number(figures?.total ?? 0)
  const fields = figures ? gapsOf(type, figures.filled, total) : []
  const flaws = figures ? flawsOf(figures.marks) : []
  return {
    object: type.name,
    total,
    measuredAt: figures?.measuredAt ?? null,
    isRunning: figures?.isRunning ?? false,
    may: { mend: ctx.may(`${type.plural}.update`) },
    score: total > 0 ? scoreOf(total, flaws, fields) : null,
    flaws,
    fields,
  }
}

/** What is wrong, by how many have it and how much it harms. */
function flawsOf(counts: Record<string, number>) {
  const found = (Object.keys(marks) as Mark[]).flatMap((mark) => {
    const count = counts[mark] ?? 0
    return count > 0
      ? [
          {
            mark,
            count,
            filter: { field: 'quality.marks', op: 'in', value: [mark] },
            canMend: mendable.includes(mark as Mendable),
          },
        ]
      : []
  })
  return found.toSorted((a, b) => b.count * marks[b.mark] - a.count * marks[a.mark])
}

/** Fields that are used here, the emptiest first. */
function gapsOf(type: ObjectType, filled: Record<string, number>, total: number) {
  const known = Object.entries(type.fields).filter(([, field]) => isColumn(field) || field.type === 'related')
  return known
    .flatMap(([name]) => {
      const count = filled[name] ?? 0
      return total > 0 && count / total >= USED
        ? [{ field: name, filled: count, empty: total - count, filter: { field: name, op: 'isEmpty' } }]
        : []
    })
    .toSorted((a, b) => a.filled - b.filled)
}

/** Of a hundred: how many records have no serious flaw, and how full the used fields are, half each. */
function scoreOf(total: number, flaws: ReturnType<typeof flawsOf>, fields: ReturnType<typeof gapsOf>): number {
  const harm = flaws.reduce((sum, { mark, count }) => sum + (count * marks[mark]) / 10, 0)
  const sound = Math.max(0, 1 - harm / total)
  const full = fields.reduce((sum, { filled }) => sum + filled / total, 0) / Math.max(1, fields.length)
  return Math.round(50 * sound + 50 * full)
}
