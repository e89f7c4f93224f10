import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import { reachablesOf, textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { type Course, courseOf, forgetInvoices } from './course.ts'
import styles from './Invoice.module.css'

/** To whom an invoice goes; it says so where it went there before. */
export function SendDialog({ invoice, course, close }: { invoice: AnyRecord; course: Course; close: () => void }) {
  const { t } = useTranslation(['invoices', 'ui'])
  const formats = useFormats()
  const queries = useQueryClient()
  const contactId = textOf(invoice.contactId)
  const contact = useQuery({
    queryKey: ['contacts', 'mail of', contactId],
    enabled: contactId !== '',
    queryFn: ({ signal }) => client.contacts.get({ id: contactId }, { signal }),
  })
  const [typed, setTyped] = useState<string>()
  const [message, setMessage] = useState('')
  const mailTo = (typed ?? reachablesOf(contact.data?.emails)[0]?.value ?? '').trim()
  const earlier = course.sendings.find(({ sentTo }) => sentTo.toLowerCase() === mailTo.toLowerCase())
  const send = useMutation({
    mutationFn: () =>
      client.invoiceCourses.send({
        ...{ id: invoice.id, mailTo, again: earlier !== undefined },
        ...(message.trim() ? { message } : {}),
      }),
    onSuccess: async () => {
      await forgetInvoices(queries)
      close()
    },
    // Somebody may have sent it meanwhile: that shows then.
    onError: () => queries.invalidateQueries({ queryKey: courseOf(invoice.id).queryKey }),
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
        <TextInput
          label={t('send.to')}
          type="email"
          required
          description={earlier ? t('send.earlier', { day: formats.date(earlier.sentAt) }) : t('send.about')}
          value={typed ?? mailTo}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Textarea
          label={t('send.message')}
          autosize
          minRows={3}
          maxLength={5000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {send.error && <p role="alert">{send.error.message}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={mailTo === ''}>
            {t(earlier ? 'send.again' : 'send.mail')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
