import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { availabilitiesQuery } from './assignment-client.ts'
import { PresenceDot } from './PresenceDot.tsx'

const states = ['online', 'away', 'offline'] as const

/** Says whether one is there for customers, in the user's own menu. */
export function PresenceItems() {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const { session } = useShell()
  const { data } = useQuery(availabilitiesQuery)
  const own = data?.items.find(({ userId }) => userId === session.user.id)
  const choosing = useMutation({
    mutationFn: (state: (typeof states)[number]) => client.availabilities.set({ state }),
    onSuccess: () => queries.invalidateQueries({ queryKey: availabilitiesQuery.queryKey }),
    onError: tellFailure,
  })
  return (
    <>
      <Menu.Label>{t('presence.label')}</Menu.Label>
      {states.map((state) => (
        <Menu.Item
          key={state}
          leftSection={<PresenceDot state={state} />}
          rightSection={
            own?.chosen === state ? <IconCheck size={14} stroke={1.6} aria-label={t('presence.chosen')} /> : null
          }
          onClick={() => choosing.mutate(state)}
        >
          {t(`presence.${state}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}
