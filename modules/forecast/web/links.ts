import { hrefWith } from '#app/web/objects/list-search.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { lastDayOf } from '../domain/period-arithmetic.ts'
import type { Category, Forecast } from './forecast-client.ts'

interface Meant {
  forecast: Forecast
  pipeline?: string | undefined
  /** Of which stages each category is, where nobody said otherwise. */
  stages: Partial<Record<string, string[]>>
  /** One person of the forecast; null: deals nobody owns. */
  userId?: string | null | undefined
}

/** The deals behind a figure, as a list. @param category absent: all but the omitted, closed ones too */
export function dealsHref({ forecast, pipeline, stages, userId }: Meant, category?: Category): string {
  const days = [forecast.period.startsOn, lastDayOf(forecast.period)]
  const won: Filter = {
    and: [
      { field: 'status', op: 'in', value: ['won'] },
      { field: 'closedAt', op: 'between', value: days },
    ],
  }
  const open = (of: readonly Filter[]): Filter => ({
    and: [{ field: 'status', op: 'in', value: ['open'] }, { field: 'closeOn', op: 'between', value: days }, ...of],
  })
  const which =
    category === 'closed'
      ? won
      : category
        ? open([ofCategory(category, stages)])
        : { or: [won, open([{ not: ofCategory('omitted', stages) }])] }
  return listed([which, ...around({ forecast, pipeline, userId })])
}

/** Open deals that the period leaves out: without a day of closing, or with one that has passed. */
export const outsideHref = (which: 'undated' | 'overdue', meant: Omit<Meant, 'stages'>) =>
  listed([
    { field: 'status', op: 'in', value: ['open'] },
    which === 'undated'
      ? { field: 'closeOn', op: 'isEmpty' }
      : { field: 'closeOn', op: 'before', value: meant.forecast.period.startsOn },
    ...around({ ...meant, forecast: { ...meant.forecast, others: [] } }),
  ])

function around({ forecast, pipeline, userId }: Omit<Meant, 'stages'>): Filter[] {
  const people = userId === undefined ? forecast.userIds : userId === null ? null : [userId]
  return [
    ...(userId === null ? creditedTo({ field: 'ownerId', op: 'isEmpty' }) : []),
    ...(people ? creditedTo({ field: 'ownerId', op: 'in', value: people }, people) : []),
    ...(pipeline ? [{ field: 'pipeline', op: 'in', value: [pipeline] } as const] : []),
    ...(forecast.others.length > 0
      ? [{ field: 'currency', op: 'notIn', value: forecast.others.map(({ currency }) => currency) } as const]
      : []),
  ]
}

/** Deals that nobody shares go by their owner. */
function creditedTo(owned: Filter, people: readonly string[] = []): Filter[] {
  const alone: Filter = { and: [{ field: 'credits', op: 'isEmpty' }, owned] }
  return people.length === 0 ? alone.and : [{ or: [alone, { field: 'credits', op: 'in', value: people }] }]
}

/** A person’s word, or else what the stage says. */
function ofCategory(category: Category, stages: Meant['stages']): Filter {
  const said: Filter = { field: 'forecastCategory', op: 'in', value: [category] }
  const mine = stages[category] ?? []
  if (mine.length === 0) return said
  const byStage: Filter[] = [
    { field: 'forecastCategory', op: 'isEmpty' },
    { field: 'stage', op: 'in', value: mine },
  ]
  return { or: [said, { and: byStage }] }
}

const listed = (parts: Filter[]) =>
  hrefWith('/deals', {
    kind: 'table',
    sort: '-value',
    sums: 'value:sum,weighted:sum',
    filter: { and: parts.flatMap((part) => ('and' in part ? part.and : [part])) },
  })
