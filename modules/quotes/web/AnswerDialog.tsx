import { Button, Group, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { forgetQuotes } from './course.ts'
import styles from './Quote.module.css'

/** What a customer said on the phone or on paper. */
export function AnswerDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation(['quotes', 'ui'])
  const queries = useQueryClient()
  const [answer, setAnswer] = useState<'accepted' | 'declined'>('accepted')
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: () =>
      client.quoteCourses.answer({ id, answer, name, ...(reason.trim() && answer === 'declined' ? { reason } : {}) }),
    onSuccess: async () => {
      await forgetQuotes(queries)
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('answer.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <SegmentedControl
          aria-label={t('answer.title')}
          data={(['accepted', 'declined'] as const).map((value) => ({ value, label: t(`answer.${value}`) }))}
          value={answer}
          onChange={(value) => setAnswer(value === 'declined' ? 'declined' : 'accepted')}
        />
        <TextInput
          label={t('answer.who')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        {answer === 'declined' ? (
          <Textarea
            label={t('answer.reason')}
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : (
          <p className={styles.quiet}>{t('answer.becomesOrder')}</p>
        )}
        {save.error && <p role="alert">{save.error.message}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
