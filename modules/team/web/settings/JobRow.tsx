import { ActionIcon, Badge, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords } from '#app/web/ui/Section.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Operation.module.css'
import type { JobItem } from './operation.ts'

const COLOURS = { queued: 'gray', running: 'blue', failed: 'red' } as const

/** One job: what it does, how far it is, why its last try failed, and the two things one can do about it. */
export function JobRow({ job }: { job: JobItem }) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const name = t(`jobs.task.${job.task}`, { defaultValue: job.task })
  const answered = (message: string) => ({
    onError: tellFailure,
    onSuccess: () => {
      tell(message)
      return cache.invalidateQueries({ queryKey: api.jobs.key() })
    },
  })
  const retry = useMutation(api.jobs.retry.mutationOptions(answered(t('jobs.retried'))))
  const remove = useMutation(api.jobs.remove.mutationOptions(answered(t('jobs.removed'))))
  return (
    <li className={styles.job}>
      <div className={rowWords}>
        <p className={styles.name}>
          {name} <Badge color={COLOURS[job.state]}>{t(`jobs.state.${job.state}`)}</Badge>
        </p>
        <Timing job={job} />
        {job.lastError && <Reason error={job.lastError} />}
      </div>
      {job.state !== 'running' && (
        <div className={styles.actions}>
          <Button
            size="xs"
            aria-label={t('jobs.retryNamed', { name })}
            loading={retry.isPending}
            onClick={() => retry.mutate({ jobId: job.id })}
          >
            {t('jobs.retry')}
          </Button>
          <ActionIcon
            aria-label={t('jobs.removeNamed', { name })}
            loading={remove.isPending}
            onClick={() => remove.mutate({ jobId: job.id })}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      )}
    </li>
  )
}

/** The first line says it; the rest is for who has to mend it. */
function Reason({ error }: { error: string }) {
  const [first] = error.split('\n')
  if (first === error) return <p className={styles.reason}>{error}</p>
  return (
    <details className={styles.reason}>
      <summary>{first}</summary>
      <pre>{error}</pre>
    </details>
  )
}

function Timing({ job }: { job: JobItem }) {
  const { t } = useTranslation('team')
  const format = useFormats()
  const tries = t('jobs.tries', { count: job.attempts, most: job.maxAttempts })
  const waits = job.state === 'queued' && !format.isPast(job.runAt)
  return (
    <p className={rowNote}>
      <span title={format.dateTime(job.createdAt)}>{format.relative(job.createdAt)}</span>
      {job.attempts > 0 && ` · ${tries}`}
      {waits && ` · ${t('jobs.due', { when: `${format.relative(job.runAt)}, ${format.time(job.runAt)}` })}`}
    </p>
  )
}
