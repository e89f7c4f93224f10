import type { Ctx } from '#platform/ctx/ctx'
import { countRecords } from '#platform/objects/count-records'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'
import { localDay } from '#platform/values/local-time'

/** Something worth counting week by week: records by one of their days. */
export interface FigureDeclaration {
  name: string
  place: number
  object: string
  /** The field with the day or moment. */
  on: string
  /** Whose it is. */
  by?: string
  /** The module without which it is not shown. */
  module?: string
}

const figures = new Map<string, FigureDeclaration>()

/** Declares a figure of the home. @throws Error when it is declared twice. */
export function declareFigure(figure: FigureDeclaration): void {
  if (figures.has(figure.name)) throw new Error(`The figure ${figure.name} is declared twice`)
  figures.set(figure.name, figure)
}

const WEEK = 7
const DAY = 86_400_000

/** How many there were in the last seven days, today among them, and in the seven before; each with the filter that opens it. */
export async function listFigures(ctx: Ctx, { mine, off }: { mine: boolean; off: readonly string[] }) {
  const shown = [...figures.values()]
    .sort((a, b) => a.place - b.place)
    .filter(({ module }) => !(module && off.includes(module)))
  const found = []
  for (const figure of shown) {
    const type = ctx.objects.all().find(({ name, plural }) => name === figure.object && ctx.may(`${plural}.read`))
    if (type && !(mine && !figure.by)) found.push(await countOf(ctx, type, figure, mine))
  }
  return found
}

async function countOf(ctx: Ctx, type: ObjectType, { name, object, on, by }: FigureDeclaration, mine: boolean) {
  const own: Filter[] = mine && by ? [{ field: by, op: 'eq', value: ctx.userId }] : []
  const between = (from: number, to: number): Filter => ({
    and: [{ field: on, op: 'between', value: [dayBefore(ctx, from), dayBefore(ctx, to)] }, ...own],
  })
  const filter = between(WEEK - 1, 0)
  const now = await countRecords(ctx, type, { filter })
  const before = await countRecords(ctx, type, { filter: between(2 * WEEK - 1, WEEK) })
  return { name, object, count: now.count, before: before.count, filter: { ...filter } }
}

/** A day of the workspace's own time zone. */
const dayBefore = (ctx: Ctx, days: number) =>
  localDay(new Date(ctx.now().getTime() - days * DAY).toISOString(), ctx.workspace.timeZone)
