import { Badge, Button, CopyButton } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords, Section, sectionButtons, sectionRows } from '#app/web/ui/Section.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { invitationsQuery } from './invitations-query.ts'
import { useRoleWords } from './role-words.ts'

/** Who was asked and has not answered; each can be sent anew, handed over by its link, or taken back. */
export function OpenInvitations() {
  const { t } = useTranslation('team')
  const format = useFormats()
  const cache = useQueryClient()
  const roleWords = useRoleWords()
  const { data } = useSuspenseQuery(invitationsQuery)
  const refresh = () => cache.invalidateQueries({ queryKey: api.invitations.key() })
  const renew = useMutation(
    api.invitations.renew.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ email }) => {
        tell(t(data.mailServer ? 'invitations.sentAgain' : 'invitations.madeAgain', { email }))
        return refresh()
      },
    }),
  )
  const revoke = useMutation(
    api.invitations.revoke.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tell(t('invitations.revoked'))
        return refresh()
      },
    }),
  )
  if (data.items.length === 0) return null
  return (
    <Section title={t('invitations.open')} detail={data.mailServer ? undefined : t('invitations.byHand')}>
      <ul className={sectionRows}>
        {data.items.map(({ id, email, role, roleName, teams, expired, expiresAt, link }) => (
          <li key={id} style={{ flexWrap: 'wrap' }}>
            <div className={rowWords} style={{ flexBasis: 220 }}>
              <p>{email}</p>
              <p className={rowNote}>
                {[roleWords({ role, roleName }), ...teams.map(({ name }) => name)].join(', ')} ·{' '}
                {expired ? t('invitations.ranOut') : t('invitations.until', { when: format.date(expiresAt) })}
              </p>
            </div>
            {expired && <Badge color="gray">{t('invitations.expired')}</Badge>}
            <div className={sectionButtons}>
              {!expired && (
                <CopyButton value={link}>
                  {({ copied, copy }) => (
                    <Button
                      size="xs"
                      onClick={copy}
                      aria-label={copied ? undefined : t('invitations.copyNamed', { email })}
                    >
                      {t(copied ? 'copied' : 'invitations.copy')}
                    </Button>
                  )}
                </CopyButton>
              )}
              <Button
                size="xs"
                aria-label={t(data.mailServer ? 'invitations.againNamed' : 'invitations.freshNamed', { email })}
                loading={renew.isPending && renew.variables.id === id}
                onClick={() => renew.mutate({ id })}
              >
                {t(data.mailServer ? 'invitations.again' : 'invitations.fresh')}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={t('invitations.revokeNamed', { email })}
                loading={revoke.isPending && revoke.variables.id === id}
                onClick={() => revoke.mutate({ id })}
              >
                {t('invitations.revoke')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
