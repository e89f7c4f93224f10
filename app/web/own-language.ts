import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from './api.ts'
import type { Language } from './i18n.ts'
import { queryClient } from './query-client.ts'
import { type Session, sessionQuery } from './session.ts'

/** Speaks the language a person chose, also on a computer they have not used before. */
export function useOwnLanguage({ user }: Session) {
  const { i18n } = useTranslation()
  useEffect(() => {
    if (user.locale && user.locale !== i18n.language) i18n.changeLanguage(user.locale)
  }, [user.locale, i18n])
}

/** Remembers the language with the account; the screen has changed already. */
export async function rememberLanguage(locale: Language) {
  await client.person.changeProfile({ locale })
  await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
}
