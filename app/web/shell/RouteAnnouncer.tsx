import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Titles the document after the screen, and tells a screen reader that it changed. */
export function RouteAnnouncer() {
  const { t } = useTranslation()
  const key = useRouterState({
    select: (state) => state.matches.findLast((match) => match.staticData.title)?.staticData.title,
  })
  const title = key ? t(key) : ''
  useEffect(() => {
    document.title = title ? `${title} · Kith` : 'Kith'
  }, [title])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {title}
    </div>
  )
}
