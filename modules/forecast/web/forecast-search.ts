/** What the screens of the forecast show, as their URL says it. */
export interface ForecastSearch {
  span?: 'month'
  /** A day of the period. */
  on?: string
  userId?: string
  teamId?: string
  pipeline?: string
  measure?: 'count'
  /** As the night to this day saw it. */
  asOf?: string
}

/** Reads what of a URL belongs here; leaves out what has another shape, as somebody may have typed it. */
export function readForecastSearch(search: Record<string, unknown>): ForecastSearch {
  const texts = (['userId', 'teamId', 'pipeline'] as const).flatMap((key) =>
    typeof search[key] === 'string' && search[key] ? [[key, search[key]]] : [],
  )
  return {
    ...Object.fromEntries(texts),
    ...(search.span === 'month' ? { span: 'month' } : {}),
    ...(search.measure === 'count' ? { measure: 'count' } : {}),
    ...(isDay(search.on) ? { on: search.on } : {}),
    ...(isDay(search.asOf) ? { asOf: search.asOf } : {}),
  }
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
