import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { column, fieldFacts, ofType } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { foldGroups, type Group, type GroupRow } from './fold-groups.ts'
import { groupableTypes, summableBy } from './group-fields.ts'
import { readableType } from './save-view.ts'
import type { GroupUnit, SumKind } from './view-settings.ts'

/** Beyond this a list in groups is no help to anybody. */
const MOST_GROUPS = 500

export interface Sum {
  field: string
  how: SumKind
}

export interface GroupQuery {
  object: string
  /** Absent: all records are one group. */
  by?: string | undefined
  unit?: GroupUnit | undefined
  sums?: Sum[] | undefined
  filter?: Filter | undefined
  q?: string | undefined
  trash?: boolean | undefined
}

/**
 * Counts and sums the records of a list by a field's values, in one statement. Choices stand in their order, dates by
 * time, the others by how many there are; what has no value stands last. Money is summed for each currency.
 */
export async function listGroups(ctx: Ctx, query: GroupQuery): Promise<{ items: Group[]; complete: boolean }> {
  const type = readableType(ctx, query.object)
  const sums = (query.sums ?? []).map((sum, index) => checkedSum(type, sum, index))
  const by = query.by === undefined ? null : groupCell(ctx, type, query.by, query.unit ?? 'day')
  const money = sums.some(({ field, how }) => how !== 'count' && fieldFacts(type, field)?.type === 'money')
  const currency = money && type.fields.currency ? column(type, 'currency') : sql`null::text`
  const where = await matching(ctx, type, query)
  const { rows } =
    await sql<GroupRow>`select ${by ?? sql`null::text`} as value, ${currency} as currency, count(*)::int as count
      ${sums.map(({ field }, index) => figures(type, field, index)).reduce((list, one) => sql`${list}, ${one}`, sql``)}
    from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)} and ${where}
    group by 1, 2 order by count(*) desc limit ${(MOST_GROUPS + 1) * 10}`.execute(ctx.db)
  const groups = foldGroups(rows, sums)
  if (by === null) return { items: groups.length > 0 ? groups : foldGroups([emptyRow], sums), complete: true }
  const ordered = inOrder(type, query.by ?? '', groups)
  return { items: ordered.slice(0, MOST_GROUPS), complete: ordered.length <= MOST_GROUPS }
}

const emptyRow: GroupRow = { value: null, currency: null, count: 0 }

/** The SQL of what a field's values make groups by. @throws Refusal invalid_input where they make none. */
export function groupCell(ctx: Ctx, type: ObjectType, name: string, unit: GroupUnit): RawBuilder<unknown> {
  const kind = fieldFacts(type, name)?.type
  const cell = column(type, name)
  const day = (moment: RawBuilder<unknown>) => sql`to_char(date_trunc(${sql.lit(unit)}, ${moment}), 'YYYY-MM-DD')`
  if (kind === 'dateTime') return day(sql`(${cell} at time zone ${sql.lit(ctx.workspace.timeZone)})`)
  if (kind === 'date') return day(sql`${cell}::timestamp`)
  if (kind && groupableTypes.includes(kind)) return cell
  return refuseInput({
    path: 'by',
    code: 'not_groupable',
    message: `Records cannot be grouped by “${name}”`,
    mend: 'Use a select, user, relation, yes-or-no or date field.',
  })
}

function checkedSum(type: ObjectType, { field, how }: Sum, index: number): Sum {
  const possible = summableBy(fieldFacts(type, field)?.type)
  if (possible.includes(how)) return { field, how }
  return refuseInput({
    path: `sums.${index}`,
    code: 'not_summable',
    message: possible.length > 0 ? `“${field}” has no ${how}` : `There is no field “${field}”`,
    mend:
      possible.length > 0
        ? `Use one of: ${possible.join(', ')}.`
        : `Use one of: ${Object.keys(type.fields).join(', ')}.`,
  })
}

/** Of each field what any way of summing up needs, so that the parts of one group can be put together. */
function figures(type: ObjectType, name: string, index: number): RawBuilder<unknown> {
  const cell = column(type, name)
  const kind = fieldFacts(type, name)?.type
  const isTime = kind === 'date' || kind === 'dateTime'
  const isAmount = summableBy(kind).includes('sum')
  const text = isTime ? (kind === 'date' ? sql`'YYYY-MM-DD'` : sql`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`) : null
  const moment = kind === 'dateTime' ? sql`${cell} at time zone 'UTC'` : sql`${cell}`
  const edge = (way: RawBuilder<unknown>) =>
    isAmount
      ? sql`${way}(${cell})::float8`
      : text
        ? sql`to_char(${way}(${moment})::timestamp, ${text})`
        : sql`null::text`
  return sql`count(${cell})::int as ${sql.id(`n${index}`)}, ${isAmount ? sql`sum(${cell})::float8` : sql`null::float8`} as ${sql.id(`s${index}`)},
    ${edge(sql`min`)} as ${sql.id(`a${index}`)}, ${edge(sql`max`)} as ${sql.id(`z${index}`)}`
}

function inOrder(type: ObjectType, name: string, groups: Group[]): Group[] {
  const { type: kind, options = [] } = fieldFacts(type, name) ?? {}
  const place = ({ value }: Group): number | string => {
    if (kind === 'select') return options.indexOf(String(value)) >= 0 ? options.indexOf(String(value)) : options.length
    return kind === 'date' || kind === 'dateTime' ? String(value) : 0
  }
  return groups.toSorted((a, b) => {
    if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1
    const [first, second] = [place(a), place(b)]
    return first < second ? -1 : first > second ? 1 : b.count - a.count
  })
}
