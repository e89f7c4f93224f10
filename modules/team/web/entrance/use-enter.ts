import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '#app/web/session.ts'

/** Goes in once the session stands: what was cached for a stranger is dropped, and the person is spoken to in their language. */
export function useEnter(next = '/') {
  const cache = useQueryClient()
  const router = useRouter()
  const { i18n } = useTranslation()
  return async () => {
    cache.clear()
    const { user } = await cache.fetchQuery(sessionQuery)
    if (user?.locale) await i18n.changeLanguage(user.locale)
    router.history.push(next)
  }
}
