import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ForecastSearch } from './forecast-search.ts'

/** What the URL says is shown, and how to show something else. */
export function useForecastSearch() {
  const search: ForecastSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = (patch: Partial<Record<keyof ForecastSearch, string | undefined>>) => {
    const next = Object.entries({ ...search, ...patch }).filter(([, value]) => value !== undefined)
    void navigate({ to: '.', search: Object.fromEntries(next) as never, replace: true }) // read by readForecastSearch
  }
  return { search, change }
}
