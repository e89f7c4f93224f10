import { Button, CopyButton, Group, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import styles from './Mailboxes.module.css'
import { type MailProvider, wordsOf } from './mailbox-client.ts'
import { directoryIn, draftOf, inDirectory, type ProviderDraft } from './provider-presets.ts'
import { ServerFields } from './ServerFields.tsx'

interface ProviderDrawerProps {
  /** Null: another is added. */
  provider: MailProvider | null
  returnAddress: string
  close: () => void
}

const kinds = ['google', 'microsoft', 'other'] as const

/** By which client of a provider mailboxes are opened: what to do there, and what to enter here. */
export function ProviderDrawer({ provider, returnAddress, close }: ProviderDrawerProps) {
  const { t } = useTranslation(['mailboxes', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState<ProviderDraft>(provider ? { ...provider, clientSecret: '' } : draftOf('google'))
  const set = (part: Partial<ProviderDraft>) => setDraft((was) => ({ ...was, ...part }))
  const done = async () => {
    await queries.invalidateQueries({ queryKey: api.mailProviders.key() })
    close()
  }
  const save = useMutation({
    mutationFn: () => {
      const { clientSecret, kind, name, clientId, authorizationEndpoint, tokenEndpoint, scope, imap, smtp } = draft
      const asked = {
        ...{ kind, name, clientId, authorizationEndpoint, tokenEndpoint, scope, imap, smtp },
        ...(clientSecret.trim() ? { clientSecret: clientSecret.trim() } : {}),
      }
      return provider
        ? client.mailProviders.change({ id: provider.id, version: provider.version, ...asked })
        : client.mailProviders.create(asked)
    },
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: (id: string) => client.mailProviders.remove({ id }),
    onSuccess: done,
  })
  const problem = save.error ?? remove.error
  return (
    <SideDrawer title={provider?.name ?? t('provider.add')} close={close} size={520}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {!provider && (
          <SegmentedControl
            aria-label={t('provider.kind.label')}
            data={kinds.map((one) => ({ value: one, label: t(`provider.kind.${one}`) }))}
            value={draft.kind}
            onChange={(kind) => setDraft(draftOf(kind as ProviderDraft['kind']))}
          />
        )}
        <p className={styles.quiet}>{t(`provider.there.${draft.kind}`)}</p>
        <ReturnAddress address={returnAddress} />
        <TextInput
          label={t('provider.clientId')}
          required
          autoComplete="off"
          maxLength={300}
          value={draft.clientId}
          onChange={({ currentTarget }) => set({ clientId: currentTarget.value })}
        />
        <PasswordInput
          label={t('provider.secret')}
          description={t(provider?.hasSecret ? 'provider.secretKept' : 'provider.secretAbout')}
          autoComplete="new-password"
          maxLength={1000}
          value={draft.clientSecret}
          onChange={({ currentTarget }) => set({ clientSecret: currentTarget.value })}
        />
        {draft.kind === 'microsoft' && (
          <TextInput
            label={t('provider.directory')}
            description={t('provider.directoryAbout')}
            autoComplete="off"
            maxLength={100}
            value={directoryIn(draft)}
            onChange={({ currentTarget }) => set(inDirectory(currentTarget.value.trim() || 'common'))}
          />
        )}
        <TextInput
          label={t('provider.name')}
          description={t('provider.nameAbout', { name: draft.name.trim() || '…' })}
          required
          maxLength={60}
          value={draft.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Addresses draft={draft} set={set} />
        {problem && (
          <p role="alert" className={styles.bad}>
            {wordsOf(problem)}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </form>
      {provider && <Removal provider={provider} busy={remove.isPending} remove={() => remove.mutate(provider.id)} />}
    </SideDrawer>
  )
}

function ReturnAddress({ address }: { address: string }) {
  const { t } = useTranslation('mailboxes')
  return (
    <div className={styles.copied}>
      <TextInput label={t('provider.returnAddress')} value={address} readOnly variant="filled" />
      <CopyButton value={address}>
        {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'provider.copied' : 'provider.copy')}</Button>}
      </CopyButton>
    </div>
  )
}

/** Of the known providers they are filled in, and folded away. */
function Addresses({ draft, set }: { draft: ProviderDraft; set: (part: Partial<ProviderDraft>) => void }) {
  const { t } = useTranslation('mailboxes')
  return (
    <details className={styles.servers} open={draft.kind === 'other' || undefined}>
      <summary>{t('provider.addresses')}</summary>
      {(['authorizationEndpoint', 'tokenEndpoint', 'scope'] as const).map((part) => (
        <TextInput
          key={part}
          mt={12}
          label={t(`provider.${part}`)}
          required
          autoComplete="off"
          maxLength={part === 'scope' ? 1000 : 500}
          value={draft[part]}
          onChange={({ currentTarget }) => set({ [part]: currentTarget.value })}
        />
      ))}
      <ServerFields label={t('server.imap')} value={draft.imap} set={(imap) => set({ imap })} />
      <ServerFields label={t('server.smtp')} value={draft.smtp} set={(smtp) => set({ smtp })} />
    </details>
  )
}

interface RemovalProps {
  provider: MailProvider
  busy: boolean
  remove: () => void
}

/** While mailboxes are opened by it, it stays, and says so. */
function Removal({ provider: { mailboxes }, busy, remove }: RemovalProps) {
  const { t } = useTranslation('mailboxes')
  return (
    <Group mt={24} gap="sm">
      <Button
        variant="subtle"
        color="red"
        loading={busy}
        disabled={mailboxes > 0}
        leftSection={<IconTrash size={16} stroke={1.6} />}
        onClick={remove}
      >
        {t('remove.action')}
      </Button>
      {mailboxes > 0 && <span className={styles.quiet}>{t('provider.used', { count: mailboxes })}</span>}
    </Group>
  )
}
