import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import styles from './WaysIn.module.css'

/** Long enough not to ask for every letter of a domain. */
const TYPING_MS = 400

/** Buttons of the providers by which the email's domain signs in; without one there is nothing here. */
export function WaysIn({ email, next }: { email: string; next: string | undefined }) {
  const { t } = useTranslation('single-sign-on')
  const [typed] = useDebouncedValue(email, TYPING_MS)
  const { data } = useQuery({
    ...api.signInWays.list.queryOptions({ input: domainIn(typed) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
  if (!data || data.items.length === 0) return null
  return (
    <div className={styles.ways}>
      <p className={styles.or}>{t('or')}</p>
      {data.items.map(({ id, label }) => (
        <ContinueWith key={id} id={id} label={label} next={next} />
      ))}
    </div>
  )
}

/** Leaves Kith for the provider, and comes back to `next`. */
export function ContinueWith({ id, label, next }: { id: string; label: string; next?: string | undefined }) {
  const { t } = useTranslation('single-sign-on')
  const search = next ? `?${new URLSearchParams({ next })}` : ''
  return (
    <Button component="a" href={`/api/auth/single-sign-on/${id}${search}`} fullWidth>
      {t('continue', { label })}
    </Button>
  )
}

function domainIn(email: string): { domain?: string } {
  const domain = /@([^@\s]+\.[^@\s]+)$/.exec(email.trim())?.[1]
  return domain ? { domain: domain.toLowerCase() } : {}
}
