import { Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { textOf } from '#app/web/ui/field.ts'
import { freshUuid } from '#app/web/ui/fresh-uuid.ts'
import { RecordPicker } from '#app/web/ui/RecordPicker.tsx'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from '../settings/Settings.module.css'
import { forgetBoth } from './conversations-query.ts'

const priorities = ['low', 'normal', 'high', 'urgent'] as const
type Priority = (typeof priorities)[number]

interface OpenTicketFormProps {
  conversation: AnyRecord
  model: ObjectModel
  close: () => void
}

/** Makes a ticket of a conversation, or names one there was before. */
export function OpenTicketForm({ conversation, model, close }: OpenTicketFormProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const queries = useQueryClient()
  const { users } = useSources()
  // Pressed twice, also after a lost answer, it is one ticket.
  const requestId = useRef(freshUuid())
  const [subject, setSubject] = useState(textOf(conversation.subject))
  const [description, setDescription] = useState('')
  const [type, setType] = useState<string | null>(null)
  const [priority, setPriority] = useState<Priority>(
    priorities.find((one) => one === conversation.priority) ?? 'normal',
  )
  const [ownerId, setOwnerId] = useState<string | null>(textOf(conversation.assigneeId) || null)
  const { id } = conversation
  const open = useMutation({
    mutationFn: () =>
      client.ticketConversations.open({
        ...{ id, requestId: requestId.current, subject, type, priority, ownerId },
        ...(description.trim() ? { description } : {}),
      }),
    onSuccess: async ({ number }) => {
      close()
      await forgetBoth(queries)
      await tell(t('inbox.made', { number }))
    },
  })
  const types = (model.field('type')?.options ?? []).map(({ value, label }) => ({ value, label }))
  const { error } = open
  return (
    <SideDrawer title={t('inbox.make')} close={close} size={480}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          open.mutate()
        }}
      >
        <p className={styles.quiet}>{t('inbox.about')}</p>
        <TextInput
          label={t('ticket.fields.subject')}
          required
          maxLength={500}
          data-autofocus
          value={subject}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        />
        <Textarea
          label={t('ticket.fields.description')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <Select label={t('ticket.fields.type')} clearable data={types} value={type} onChange={setType} />
        <Select
          label={t('ticket.fields.priority')}
          allowDeselect={false}
          data={priorities.map((value) => ({ value, label: t(`ticket.options.priority.${value}`) }))}
          value={priority}
          onChange={(value) => setPriority(priorities.find((one) => one === value) ?? 'normal')}
        />
        <Select
          label={t('ticket.fields.ownerId')}
          clearable
          searchable
          data={users.map((user) => ({ value: user.id, label: user.name }))}
          value={ownerId}
          onChange={setOwnerId}
        />
        {error && (
          <p role="alert" className={styles.bad}>
            {(error instanceof ApiProblem && error.errors[0]?.message) || error.message}
          </p>
        )}
        <Group justify="space-between" gap="sm">
          <LinkOne conversationId={id} close={close} />
          <Button type="submit" loading={open.isPending} disabled={!subject.trim()}>
            {t('inbox.make')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}

/** Not a new one: one that is being worked on already. */
function LinkOne({ conversationId, close }: { conversationId: string; close: () => void }) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const { find } = useSources()
  const [choosing, setChoosing] = useState(false)
  const link = useMutation({
    mutationFn: (id: string) => client.ticketConversations.link({ id, conversationId }),
    onSuccess: async () => {
      close()
      await forgetBoth(queries)
      await tell(t('inbox.linked'))
    },
  })
  return (
    <div>
      <span id="link-ticket" className="visually-hidden">
        {t('inbox.link')}
      </span>
      {choosing ? (
        <RecordPicker
          labelledBy="link-ticket"
          name="tickets to link"
          find={(query) => find('ticket', query)}
          current=""
          choose={(id) => id && link.mutate(id)}
          cancel={() => setChoosing(false)}
        />
      ) : (
        <Button variant="subtle" color="gray" loading={link.isPending} onClick={() => setChoosing(true)}>
          {t('inbox.link')}
        </Button>
      )}
      {link.error && (
        <p role="alert" className={styles.bad}>
          {link.error.message}
        </p>
      )}
    </div>
  )
}
