import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { givenNames } from '../objects/names.ts'
import { objectsQuery } from '../objects/objects-queries.ts'

/** Titles the document after the screen, and tells a screen reader that it changed. */
export function RouteAnnouncer() {
  const key = useRouterState({
    select: (state) => state.matches.findLast((match) => match.staticData.title)?.staticData.title,
  })
  // A module's catalogue comes with its screen: until then there is nothing to say.
  const { t, ready, i18n } = useTranslation(key?.split(':')[0], { useSuspense: false })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { data } = useQuery({ ...objectsQuery, enabled: false })
  const type = data?.items.find((one) => path === one.path || path.startsWith(`${one.path}/`))
  const given = type && givenNames(type, i18n.language)
  const title = given?.many ?? (key && ready ? t(key) : '')
  useEffect(() => {
    document.title = title ? `${title} · Kith` : 'Kith'
  }, [title])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {title}
    </div>
  )
}
