import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { valueIn } from '#platform/objects/custom-values'
import { recordsOf } from '#platform/objects/find-record'
import { matching } from '#platform/objects/list-records'
import type { AnyRecord } from '#platform/objects/object-type'
import { daysBetween, plusDays } from './days.ts'
import { ofPeople, type Span } from './entries.ts'
import type { Kind } from './kinds.ts'

/** A day that comes again, in a year. */
export interface Anniversary {
  record: AnyRecord
  day: string
  since: number
}

/** The returns of a day between two others: birthdays. Who was born on 29 February is greeted on the 28th in other years. */
export async function anniversaries(
  ctx: Ctx,
  kind: Kind,
  { from, to, people, most }: Span & { most: number },
): Promise<Anniversary[]> {
  const days = Array.from({ length: Math.min(366, daysBetween(from, to) + 1) }, (_, index) => plusDays(from, index))
  const wanted = [...new Set(days.flatMap(datesOf))]
  const cell = column(kind.type, kind.start)
  const filters = ofPeople(kind, people)
  const where = await matching(ctx, kind.type, filters.length > 0 ? { filter: { and: filters } } : {})
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind.type.table)}
    where ${column(kind.type, 'workspaceId')} = ${ctx.workspaceId} and ${where} and ${cell} is not null
      and (extract(month from ${cell}) * 100 + extract(day from ${cell}))::int = any (${wanted}::int[])
    order by id limit ${most}`.execute(ctx.db)
  const records = await recordsOf(
    ctx,
    kind.type,
    rows.map(({ id }) => id),
  )
  return records.flatMap((record) => {
    const first = String(valueIn(record, kind.start))
    const since = Number(first.slice(0, 4))
    return days
      .filter((day) => datesOf(day).includes(monthDay(first)) && Number(day.slice(0, 4)) >= since)
      .map((day) => ({ record, day, since }))
  })
}

const monthDay = (day: string) => Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))

/** The dates kept on a day: its own, and 29 February on the last of a shorter one. */
function datesOf(day: string): number[] {
  const own = monthDay(day)
  return own === 228 && monthDay(plusDays(day, 1)) === 301 ? [own, 229] : [own]
}
