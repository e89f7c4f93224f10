import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Titles the document after the screen, and tells a screen reader that it changed. */
export function RouteAnnouncer() {
  const key = useRouterState({
    select: (state) => state.matches.findLast((match) => match.staticData.title)?.staticData.title,
  })
  // A module's catalogue comes with its screen: until then there is nothing to say.
  const { t, ready } = useTranslation(key?.split(':')[0], { useSuspense: false })
  const title = key && ready ? t(key) : ''
  useEffect(() => {
    document.title = title ? `${title} · Kith` : 'Kith'
  }, [title])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {title}
    </div>
  )
}
