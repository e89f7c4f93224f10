import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import { reachablesOf, textOf } from '#app/web/ui/field.ts'
import { forgetQuotes } from './course.ts'
import styles from './Quote.module.css'

/** To whom a quote goes; without an address it is sent by handing on its link. */
export function SendDialog({ quote, close }: { quote: AnyRecord; close: () => void }) {
  const { t } = useTranslation(['quotes', 'ui'])
  const queries = useQueryClient()
  const contactId = textOf(quote.contactId)
  const contact = useQuery({
    queryKey: ['contacts', 'mail of', contactId],
    enabled: contactId !== '',
    queryFn: ({ signal }) => client.contacts.get({ id: contactId }, { signal }),
  })
  const [typed, setTyped] = useState<string>()
  const [message, setMessage] = useState('')
  const mailTo = (typed ?? reachablesOf(contact.data?.emails)[0]?.value ?? '').trim()
  const send = useMutation({
    mutationFn: () =>
      client.quoteCourses.send({
        id: quote.id,
        ...(mailTo ? { mailTo } : {}),
        ...(message.trim() ? { message } : {}),
      }),
    onSuccess: async () => {
      await forgetQuotes(queries)
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('send.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <p className={styles.quiet}>{t('send.freezes')}</p>
        <TextInput
          label={t('send.to')}
          description={t('send.toHint')}
          value={typed ?? mailTo}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Textarea
          label={t('send.message')}
          autosize
          minRows={3}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {send.error && <p role="alert">{send.error.message}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t(mailTo ? 'send.mail' : 'send.only')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
