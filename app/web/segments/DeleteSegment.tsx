import { Button, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import styles from './Segments.module.css'
import { remove, type Segment, segmentsQuery } from './segment-client.ts'

/** Asks before a segment and its history are forgotten, which nothing brings back. */
export function DeleteSegment({ segment, close }: { segment: Segment; close: () => void }) {
  const { t } = useTranslation('segments')
  const router = useRouter()
  const deleting = useMutation({
    mutationFn: () => remove({ id: segment.id }),
    onSuccess: () => router.history.push('/segments'),
  })
  const { error } = deleting
  const { data } = useQuery(segmentsQuery())
  const using = data?.items.filter(({ id, filter }) => id !== segment.id && JSON.stringify(filter).includes(segment.id))
  const told =
    error instanceof ApiProblem && error.code === 'segment_in_use'
      ? t('screen.usedBy', { names: using?.map(({ name }) => name).join(', ') })
      : error?.message
  return (
    <Modal
      opened
      onClose={close}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      title={t('screen.deleteTitle', { name: segment.name })}
    >
      <p className={styles.quiet}>{t('screen.deleteText')}</p>
      {told && (
        <p role="alert" className={styles.refusal}>
          {told}
        </p>
      )}
      <div className={styles.acts} style={{ marginBlockStart: 16, justifyContent: 'flex-end' }}>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('editor.cancel')}
        </Button>
        <Button variant="filled" color="red" loading={deleting.isPending} onClick={() => deleting.mutate()}>
          {t('screen.delete')}
        </Button>
      </div>
    </Modal>
  )
}
