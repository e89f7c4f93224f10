import { Button, Group, PasswordInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { ConnectionTest } from './ConnectionTest.tsx'
import styles from './Mailboxes.module.css'
import {
  type Connection,
  connectionOf,
  type Mailbox,
  type MailProvider,
  providersQuery,
  wordsOf,
} from './mailbox-client.ts'
import { useOpening } from './OpenByProvider.tsx'
import { PrivacySelect } from './PrivacySelect.tsx'
import { ServerFields } from './ServerFields.tsx'

interface ConnectFormProps {
  close: () => void
  /** Whether they may connect one of everybody. */
  mayShare: boolean
}

const looksWhole = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
const PASSWORD = 'password'
const none = { host: '', port: 993, security: 'tls' as const }

/** By a provider that is entered, where the address is one of its own, or of a domain of which nothing is known; else by password. */
function likelyWay(providers: readonly MailProvider[], guessed: string | null | undefined): string {
  const own = guessed ? providers.find(({ kind }) => kind === guessed.toLowerCase()) : providers[0]
  return own?.id ?? PASSWORD
}

/** Connects a mailbox: an address and its password are mostly enough, as the servers are guessed. */
export function ConnectForm({ close, mayShare }: ConnectFormProps) {
  const { t } = useTranslation(['mailboxes', 'ui'])
  const queries = useQueryClient()
  const [kind, setKind] = useState<Mailbox['kind']>(mayShare ? 'shared' : 'personal')
  const [name, setName] = useState('')
  const [privacy, setPrivacy] = useState<Mailbox['privacy']>('metadata')
  const [makesLeads, setLeads] = useState(false)
  const [since, setSince] = useState('')
  const [told, setTold] = useState<Partial<Connection>>({})
  const [chosen, setChosen] = useState<string>()
  const router = useRouter()
  const { data: providers } = useQuery(providersQuery)
  const address = told.address ?? ''
  const guessed = useQuery({
    ...api.mailHosts.guess.queryOptions({ input: { address: address.trim() } }),
    enabled: looksWhole.test(address.trim()),
    placeholderData: (last) => last,
  })
  const way = chosen ?? likelyWay(providers?.items ?? [], guessed.data?.provider)
  const provider = providers?.items.find(({ id }) => id === way)
  const connection: Connection = {
    ...{ address, login: told.login ?? '', password: told.password ?? '' },
    imap: told.imap ?? guessed.data?.imap ?? none,
    smtp: told.smtp ?? guessed.data?.smtp ?? { ...none, port: 465 },
  }
  const set = (part: Partial<Connection>) => setTold((was) => ({ ...was, ...part }))
  const save = useMutation({
    mutationFn: () =>
      client.mailboxes.create({
        ...(provider ? { address: address.trim(), providerId: provider.id } : connectionOf(connection)),
        ...{ kind, name: name.trim() || address.trim(), privacy, makesLeads: kind === 'shared' && makesLeads },
        ...(since ? { since } : {}),
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.mailboxes.key() })
      if (!provider) return close()
      // Should the way there fail, it is begun again from the mailbox itself.
      opening.mutate({ id }, { onError: () => router.history.push(`/settings/mailboxes?open=${id}`) })
    },
  })
  const opening = useOpening()
  return (
    <SideDrawer title={t('connect.title')} close={close} size={520}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {mayShare && (
          <SegmentedControl
            aria-label={t('kind.label')}
            data={(['shared', 'personal'] as const).map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            value={kind}
            onChange={(value) => setKind(value as Mailbox['kind'])}
          />
        )}
        <p className={styles.quiet}>{t(`kind.${kind}About`)}</p>
        <TextInput
          label={t('address')}
          type="email"
          required
          data-autofocus
          autoComplete="off"
          value={address}
          onChange={({ currentTarget }) => set({ address: currentTarget.value })}
        />
        {providers && providers.items.length > 0 && (
          <Select
            label={t('way.label')}
            allowDeselect={false}
            data={[
              ...providers.items.map(({ id, name: by }) => ({ value: id, label: t('way.provider', { name: by }) })),
              { value: PASSWORD, label: t('way.password') },
            ]}
            value={way}
            onChange={(value) => setChosen(value ?? PASSWORD)}
          />
        )}
        {!provider && (
          <PasswordInput
            label={t('password')}
            required
            autoComplete="new-password"
            description={guessed.data?.hint ? t(`hint.${guessed.data.hint}`) : undefined}
            value={connection.password}
            onChange={({ currentTarget }) => set({ password: currentTarget.value })}
          />
        )}
        <TextInput
          label={t('name')}
          placeholder={address || t('nameExample')}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {kind === 'personal' ? (
          <PrivacySelect value={privacy} set={setPrivacy} />
        ) : (
          <Switch
            label={t('leads.label')}
            description={t('leads.about')}
            checked={makesLeads}
            onChange={({ currentTarget }) => setLeads(currentTarget.checked)}
          />
        )}
        <TextInput
          type="date"
          label={t('since.label')}
          description={t('since.about')}
          value={since}
          onChange={({ currentTarget }) => setSince(currentTarget.value)}
        />
        {!provider && <Servers {...{ connection, set }} isOpen={guessed.data?.provider === null} />}
        {save.error && (
          <p role="alert" className={styles.bad}>
            {wordsOf(save.error)}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={save.isPending || opening.isPending}
            disabled={!looksWhole.test(address.trim()) || (!provider && !(connection.password && connection.imap.host))}
          >
            {provider ? t('connect.continue', { name: provider.name }) : t('connect.action')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}

interface ServersProps {
  connection: Connection
  set: (part: Partial<Connection>) => void
  isOpen: boolean
}

/** By which servers a mailbox with a password is reached, and whether that works. */
function Servers({ connection, set, isOpen }: ServersProps) {
  const { t } = useTranslation('mailboxes')
  return (
    <>
      <details className={styles.servers} open={isOpen || undefined}>
        <summary>{t('server.title')}</summary>
        <ServerFields label={t('server.imap')} value={connection.imap} set={(imap) => set({ imap })} />
        <ServerFields label={t('server.smtp')} value={connection.smtp} set={(smtp) => set({ smtp })} />
        <TextInput
          label={t('login')}
          placeholder={connection.address}
          autoComplete="off"
          value={connection.login}
          onChange={({ currentTarget }) => set({ login: currentTarget.value })}
        />
      </details>
      <ConnectionTest connection={connection} />
    </>
  )
}
