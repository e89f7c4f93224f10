import { Button, Popover, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'

/** Ends a key, after saying what that does: it cannot be taken back, as the key is not kept. */
export function RevokeKey({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const [opened, { toggle, close }] = useDisclosure()
  const revoke = useMutation(
    api.apiKeys.revoke.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tell(t('apiKeys.revoked', { name }))
        return cache.invalidateQueries({ queryKey: api.apiKeys.key() })
      },
    }),
  )
  return (
    <Popover opened={opened} onDismiss={close} width={264} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button size="xs" onClick={toggle} aria-label={t('apiKeys.revokeNamed', { name })}>
          {t('apiKeys.revoke')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={12}>
          <p>{t('apiKeys.revokeDetail')}</p>
          <Button variant="filled" color="red" loading={revoke.isPending} onClick={() => revoke.mutate({ id })}>
            {t('apiKeys.revokeNamed', { name })}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
