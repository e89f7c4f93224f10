import { Button, Group } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import styles from './Mailboxes.module.css'
import { type Mailbox, providersQuery } from './mailbox-client.ts'

/** Leaves Kith for the provider of a mailbox, which sends one back to it. */
export const useOpening = () =>
  useMutation({
    mutationFn: (asked: { id: string; providerId?: string }) => client.mailboxes.signIn(asked),
    onSuccess: ({ address }) => window.location.assign(address),
  })

/** Where somebody must sign in for the mailbox to go on, or may do so in place of a password. */
export function OpenByProvider({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { data } = useQuery(providersQuery)
  const opening = useOpening()
  const { id, provider, isConnected, state } = mailbox
  const others = provider ? [] : (data?.items ?? [])
  const isDue = provider && state === 'reconnect'
  const again = isConnected ? t('provider.again') : t('connect.continue', { name: provider?.name })
  if (!isDue && others.length === 0) return null
  return (
    <>
      <Group gap="sm">
        {isDue && (
          <Button
            variant="filled"
            loading={opening.isPending}
            leftSection={<IconExternalLink size={16} stroke={1.6} />}
            onClick={() => opening.mutate({ id })}
          >
            {again}
          </Button>
        )}
        {others.map((one) => (
          <Button
            key={one.id}
            variant="default"
            loading={opening.isPending}
            leftSection={<IconExternalLink size={16} stroke={1.6} />}
            onClick={() => opening.mutate({ id, providerId: one.id })}
          >
            {t('provider.instead', { name: one.name })}
          </Button>
        ))}
      </Group>
      {opening.error && (
        <p role="alert" className={styles.bad}>
          {opening.error.message}
        </p>
      )}
    </>
  )
}
