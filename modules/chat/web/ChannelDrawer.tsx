import { Button, Code, CopyButton, Switch } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ConfirmTyped } from '#app/web/ui/ConfirmTyped.tsx'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { ChannelForm } from './ChannelForm.tsx'
import styles from './Chat.module.css'
import { type Channel, channelsQuery } from './chat-client.ts'

/** One chat: whether it is on, the tag for one's pages, how it looks and what it does. */
export function ChannelDrawer({ channel, close }: { channel: Channel; close: () => void }) {
  const { t } = useTranslation('chat')
  const queries = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const again = () => queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
  const { id, name, state, content, script } = channel
  const turn = useMutation({
    mutationFn: (to: 'on' | 'off') => client.chatChannels.change({ id, state: to }),
    onSettled: again,
  })
  const isOff = content.origins.length === 0
  return (
    <SideDrawer title={name} close={close} size={560}>
      <div className={styles.form}>
        <Switch
          label={t('isOn')}
          description={isOff ? t('needsOrigin') : t('isOnAbout')}
          checked={state === 'on'}
          disabled={isOff && state === 'off'}
          onChange={(event) => turn.mutate(event.currentTarget.checked ? 'on' : 'off')}
          error={turn.error?.message}
        />
        <div className={styles.tag}>
          <p>{t('tag')}</p>
          <Code block className={styles.code}>
            {script}
          </Code>
          <CopyButton value={script}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </div>
        <ChannelForm key={channel.version} channel={channel} done={again} />
        <Secret id={id} />
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} stroke={1.6} />}
          onClick={() => setRemoving(true)}
        >
          {t('remove.action')}
        </Button>
        <ConfirmTyped
          opened={removing}
          close={() => setRemoving(false)}
          title={t('remove.title', { name })}
          word={name}
          action={t('remove.action')}
          confirm={async () => {
            await client.chatChannels.remove({ id })
            await again()
            close()
          }}
        >
          {t('remove.about')}
        </ConfirmTyped>
      </div>
    </SideDrawer>
  )
}

/** What a website signs with who its visitors are: shown when it is asked for. */
function Secret({ id }: { id: string }) {
  const { t } = useTranslation('chat')
  const show = useMutation({ mutationFn: () => client.chatSecrets.get({ id }) })
  const renew = useMutation({ mutationFn: () => client.chatSecrets.renew({ id }), onSuccess: () => show.mutate() })
  return (
    <div className={styles.tag}>
      <h3>{t('secret.title')}</h3>
      <p className={styles.quiet}>{t('secret.about')}</p>
      {show.data && (
        <Code block className={styles.code}>
          {show.data.secret}
        </Code>
      )}
      <div className={styles.buttons}>
        <Button variant="default" loading={show.isPending} onClick={() => show.mutate()}>
          {t('secret.show')}
        </Button>
        {show.data && (
          <Button variant="subtle" loading={renew.isPending} onClick={() => renew.mutate()}>
            {t('secret.renew')}
          </Button>
        )}
      </div>
      {(show.error ?? renew.error) && <p role="alert">{(show.error ?? renew.error)?.message}</p>}
    </div>
  )
}
