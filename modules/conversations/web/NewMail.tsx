import { Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { freshUuid } from '#app/web/ui/fresh-uuid.ts'
import { RecordPicker } from '#app/web/ui/RecordPicker.tsx'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { AttachButton, AttachedFiles } from './Attached.tsx'
import { forgetConversations } from './inbox-client.ts'
import styles from './NewMail.module.css'
import { useAttached } from './use-attached.ts'

/** Begins a conversation: a mail through a shared mailbox, to a contact or an address. */
export function NewMail({ close }: { close: () => void }) {
  const { t } = useTranslation(['conversations', 'ui'])
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data: boxes } = useQuery({
    queryKey: ['mailboxes', 'to write by'],
    queryFn: async ({ signal }) =>
      (await client.mailboxes.list({}, { signal })).items.filter(
        ({ kind, state }) => kind === 'shared' && state !== 'paused',
      ),
  })
  // Pressed twice, also after a lost answer, it is one mail.
  const messageId = useRef(freshUuid())
  const [mailboxId, setMailboxId] = useState<string | null>(null)
  const [contactId, setContactId] = useState<string | null>(null)
  const [to, setTo] = useState('')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<string>()
  const { files, attach, isUploading, remove } = useAttached(setFailure)
  const by = mailboxId ?? boxes?.[0]?.id
  const send = useMutation({
    mutationFn: () =>
      client.conversationMails.start({
        ...{ messageId: messageId.current, mailboxId: by ?? '', subject: subject.trim(), text },
        ...(files.length > 0 ? { fileIds: files.map(({ id }) => id) } : {}),
        ...(contactId ? { contactId } : {}),
        ...(to.trim() ? { to: to.trim() } : {}),
      }),
    onSuccess: async ({ conversationId }) => {
      close()
      await forgetConversations(queries)
      await navigate({ to: `/inbox/${conversationId}` })
    },
  })
  if (boxes?.length === 0)
    return (
      <SideDrawer title={t('mail.title')} close={close}>
        <p>{t('mail.noMailbox')}</p>
        <UiLink href="/settings/mailboxes">{t('mail.connect')}</UiLink>
      </SideDrawer>
    )
  const said = send.error ? wordsOf(send.error) : failure
  return (
    <SideDrawer title={t('mail.title')} close={close} size={520}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Select
          label={t('mail.from')}
          allowDeselect={false}
          data={(boxes ?? []).map(({ id, name, address }) => ({ value: id, label: `${name} <${address}>` }))}
          value={by ?? null}
          onChange={setMailboxId}
        />
        <Receiver {...{ contactId, setContactId, to, setTo }} />
        <TextInput
          label={t('conversation.fields.subject')}
          required
          maxLength={300}
          value={subject}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        />
        <Textarea
          label={t('mail.text')}
          required
          autosize
          minRows={8}
          maxRows={20}
          maxLength={100_000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <AttachedFiles files={files} remove={remove} />
        {said && (
          <p role="alert" className={styles.bad}>
            {said}
          </p>
        )}
        <Group gap="sm">
          <AttachButton attach={attach} />
          <span className={styles.room} />
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button
            type="submit"
            loading={send.isPending}
            disabled={isUploading || !by || !subject.trim() || !text.trim() || !(contactId || to.trim())}
          >
            {t('reply.send')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}

const wordsOf = (problem: Error) => (problem instanceof ApiProblem && problem.errors[0]?.message) || problem.message

interface ReceiverProps {
  contactId: string | null
  setContactId: (id: string | null) => void
  to: string
  setTo: (to: string) => void
}

/** A contact, or an address of somebody nobody has written down. */
function Receiver({ contactId, setContactId, to, setTo }: ReceiverProps) {
  const { t } = useTranslation('conversations')
  const { find, recordOf } = useSources()
  const [choosing, setChoosing] = useState(false)
  const name = contactId ? (recordOf('contact', contactId)?.name ?? t('mail.contact')) : undefined
  return (
    <div className={styles.receiver}>
      <span id="mail-to">{t('mail.to')}</span>
      {choosing ? (
        <RecordPicker
          labelledBy="mail-to"
          name="contacts to write to"
          find={(query) => find('contact', query)}
          current={contactId ?? ''}
          choose={(id) => {
            setContactId(id)
            setChoosing(false)
          }}
          cancel={() => setChoosing(false)}
        />
      ) : (
        <Button variant="default" onClick={() => setChoosing(true)}>
          {name ?? t('mail.choose')}
        </Button>
      )}
      <TextInput
        type="email"
        aria-label={t('mail.address')}
        placeholder={contactId ? t('mail.firstAddress') : t('mail.address')}
        maxLength={320}
        value={to}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
      />
    </div>
  )
}
