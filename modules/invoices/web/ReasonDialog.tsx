import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetInvoices } from './course.ts'
import styles from './Invoice.module.css'

interface ReasonDialogProps {
  title: string
  about: string
  /** On the button. */
  label: string
  act: (reason: string) => Promise<unknown>
  close: () => void
}

/** Asks why, before something that stays on record is taken back. */
export function ReasonDialog({ title, about, label, act, close }: ReasonDialogProps) {
  const { t } = useTranslation(['invoices', 'ui'])
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: () => act(reason),
    onSuccess: async () => {
      await forgetInvoices(queries)
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <p className={styles.quiet}>{about}</p>
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        {save.error && <p role="alert">{save.error.message}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {label}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
