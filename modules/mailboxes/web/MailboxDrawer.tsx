import { Button, Group, PasswordInput, Switch, TextInput } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { ConfirmTyped } from '#app/web/ui/ConfirmTyped.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { FolderRows } from './FolderRows.tsx'
import styles from './Mailboxes.module.css'
import { MailboxProblem } from './MailboxProblem.tsx'
import type { Mailbox } from './mailbox-client.ts'
import { OpenByProvider } from './OpenByProvider.tsx'
import { PrivacySelect } from './PrivacySelect.tsx'
import { StateWords } from './StateWords.tsx'

interface MailboxDrawerProps {
  mailbox: Mailbox
  /** Why the way over its provider ended here. */
  refused: string | undefined
  close: () => void
}

/** One mailbox: how it stands folder by folder, and what can be changed about it. */
export function MailboxDrawer({ mailbox, refused, close }: MailboxDrawerProps) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const queries = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const again = () => queries.invalidateQueries({ queryKey: api.mailboxes.key() })
  const { id, state } = mailbox
  const sync = useMutation({ mutationFn: () => client.mailboxes.sync({ id }), onSettled: again })
  const move = useMutation({
    mutationFn: (to: 'active' | 'paused') => client.mailboxes.change({ id, state: to }),
    onSettled: again,
  })
  const problem = sync.error ?? move.error
  return (
    <SideDrawer title={mailbox.name} close={close} size={520}>
      <div className={styles.form}>
        <p className={styles.head}>
          <StateWords mailbox={mailbox} />
          <span className={styles.quiet}>
            {t('kept', { count: mailbox.emails, shown: formats.number(mailbox.emails) })}
          </span>
        </p>
        {state === 'active' && !mailbox.lastError && (
          <p className={styles.quiet}>{t(mailbox.isWatched ? 'watched' : 'polled')}</p>
        )}
        <MailboxProblem mailbox={mailbox} refused={refused} />
        {mailbox.may.change && <OpenByProvider mailbox={mailbox} />}
        {mailbox.may.change && mailbox.isConnected && (
          <Group gap="sm">
            <Button
              variant="default"
              loading={sync.isPending}
              disabled={state !== 'active'}
              leftSection={<IconRefresh size={16} stroke={1.6} />}
              onClick={() => sync.mutate()}
            >
              {t('sync')}
            </Button>
            {state === 'paused' ? (
              <Button
                variant="default"
                leftSection={<IconPlayerPlay size={16} stroke={1.6} />}
                onClick={() => move.mutate('active')}
              >
                {t('resume')}
              </Button>
            ) : (
              <Button
                variant="default"
                leftSection={<IconPlayerPause size={16} stroke={1.6} />}
                onClick={() => move.mutate('paused')}
              >
                {t('pause')}
              </Button>
            )}
          </Group>
        )}
        {problem && (
          <p role="alert" className={styles.bad}>
            {problem.message}
          </p>
        )}
        {mailbox.isConnected && <FolderRows mailbox={mailbox} />}
        {mailbox.may.change && <ChangeForm key={mailbox.version} mailbox={mailbox} done={again} />}
        {mailbox.may.change && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} stroke={1.6} />}
            onClick={() => setRemoving(true)}
          >
            {t('remove.action')}
          </Button>
        )}
        <ConfirmTyped
          opened={removing}
          close={() => setRemoving(false)}
          title={t('remove.title', { name: mailbox.name })}
          word={mailbox.address}
          action={t('remove.action')}
          confirm={async () => {
            await client.mailboxes.remove({ id })
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

function ChangeForm({ mailbox, done }: { mailbox: Mailbox; done: () => Promise<void> }) {
  const { t } = useTranslation(['mailboxes', 'ui'])
  const [name, setName] = useState(mailbox.name)
  const [privacy, setPrivacy] = useState(mailbox.privacy)
  const [makesLeads, setLeads] = useState(mailbox.makesLeads)
  const [password, setPassword] = useState('')
  const save = useMutation({
    mutationFn: () =>
      client.mailboxes.change({
        ...{ id: mailbox.id, version: mailbox.version, name: name.trim() },
        ...(mailbox.kind === 'personal' ? { privacy } : { makesLeads }),
        // With another password it is tried again at once.
        ...(password ? { password, state: 'active' as const } : {}),
      }),
    onSuccess: done,
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TextInput
        label={t('name')}
        required
        maxLength={120}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {mailbox.kind === 'personal' ? (
        <PrivacySelect value={privacy} set={setPrivacy} />
      ) : (
        <Switch
          label={t('leads.label')}
          description={t('leads.about')}
          checked={makesLeads}
          onChange={({ currentTarget }) => setLeads(currentTarget.checked)}
        />
      )}
      {mailbox.auth === 'password' && (
        <PasswordInput
          label={t('newPassword')}
          autoComplete="new-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      )}
      {save.error && (
        <p role="alert" className={styles.bad}>
          {save.error.message}
        </p>
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
          {t('ui:save')}
        </Button>
      </Group>
    </form>
  )
}
