import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { forgetQuotes } from './course.ts'
import styles from './Quote.module.css'

interface ApprovalDialogProps {
  id: string
  act: 'ask' | 'approved' | 'declined'
  close: () => void
}

/** Asks for approval of a discount, or gives it or not, with a word to the other. */
export function ApprovalDialog({ id, act, close }: ApprovalDialogProps) {
  const { t } = useTranslation(['quotes', 'ui'])
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const save = useMutation({
    mutationFn: () => {
      const said = note.trim() ? { note } : {}
      return act === 'ask'
        ? client.quoteCourses.askApproval({ id, ...said })
        : client.quoteCourses.decideApproval({ id, decision: act, ...said })
    },
    onSuccess: async () => {
      await forgetQuotes(queries)
      close()
    },
  })
  return (
    <Modal
      opened
      onClose={close}
      title={t(`approval.dialog.${act}`)}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <p className={styles.quiet}>{t(`approval.about.${act}`)}</p>
        <Textarea
          label={t(`approval.note.${act}`)}
          autosize
          minRows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
        {save.error && <p role="alert">{save.error.message}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t(`approval.do.${act}`)}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
