import { Badge, Button } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { deviceOf } from './device.ts'

/** Where one is signed in, and signing out there. */
export function SessionsSection() {
  const { t } = useTranslation('team')
  const format = useFormats()
  const cache = useQueryClient()
  const { data } = useSuspenseQuery(api.person.listSessions.queryOptions({ input: {} }))
  const revoke = useMutation(
    api.person.revokeSession.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tell(t('sessions.ended'))
        return cache.invalidateQueries({ queryKey: api.person.listSessions.key() })
      },
    }),
  )
  return (
    <Section title={t('sessions.title')} detail={t('sessions.detail')}>
      <ul className={sectionRows}>
        {data.items.map((session) => {
          const { browser, system } = deviceOf(session.userAgent ?? '')
          const name = [browser, system].filter(Boolean).join(' · ') || t('sessions.unknown')
          return (
            <li key={session.id}>
              <div className={rowWords}>
                <p>{name}</p>
                <p className={rowNote}>
                  {t('sessions.since', { when: format.relative(session.createdAt) })}
                  {session.ipAddress && ` · ${session.ipAddress}`}
                </p>
              </div>
              {session.current ? (
                <Badge color="green">{t('sessions.current')}</Badge>
              ) : (
                <Button
                  size="xs"
                  aria-label={t('sessions.endNamed', { name })}
                  loading={revoke.isPending && revoke.variables.id === session.id}
                  onClick={() => revoke.mutate({ id: session.id })}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
