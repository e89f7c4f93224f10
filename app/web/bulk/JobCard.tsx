import { Button } from '@mantine/core'
import { lazy, useEffect, useState } from 'react'
import { useProgress } from '../live.ts'
import { queryClient } from '../query-client.ts'
import { useFormats } from '../ui/format.ts'
import { WhenOpened } from '../ui/on-demand.tsx'
import { ProgressCard } from '../ui/ProgressCard.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './BulkCorner.module.css'
import { type BulkJob, cancelBulkJob, isMoving, myJobsQuery, retryBulkJob, undoBulkJob } from './bulk-client.ts'
import type { JobWords } from './use-job-words.ts'

const FailuresPanel = lazy(async () => ({ default: (await import('./FailuresPanel.tsx')).FailuresPanel }))
const KeptPanel = lazy(async () => ({ default: (await import('./KeptPanel.tsx')).KeptPanel }))

interface JobCardProps {
  job: BulkJob
  words: JobWords
  close: () => void
}

/** One job: how far, how fast, how long still; at its end what became of it, and the way back. */
export function JobCard({ job, words, close }: JobCardProps) {
  const { t } = words
  const [panel, setPanel] = useState<'failures' | 'kept'>()
  const [busy, setBusy] = useState(false)
  const { done, total, rate } = useFarness(job)
  const act = (work: () => Promise<unknown>) => {
    setBusy(true)
    work()
      .catch((problem) => tellFailure(problem))
      .finally(() => setBusy(false))
  }
  const moving = isMoving(job)
  const { counts, may, undo } = job
  const kept = undo?.conflicts.count ?? 0
  return (
    <div className={styles.card}>
      <ProgressCard
        title={titleOf(job, words)}
        done={done}
        total={total}
        rate={rate}
        state={moving ? 'running' : stateOf(job)}
        unit={t('unit')}
        detail={useDetail(job, words)}
        cancel={may.cancel ? () => act(() => cancelBulkJob(job.id)) : undefined}
      >
        {!moving && (
          <div className={styles.acts}>
            {may.undo && (
              <Button size="xs" loading={busy} onClick={() => act(() => undoBulkJob(job.id))}>
                {t('takeBack')}
              </Button>
            )}
            {counts.failed > 0 && !undo && (
              <Button size="xs" variant="default" onClick={() => setPanel('failures')}>
                {t('showFailures')}
              </Button>
            )}
            {may.retry && counts.failed === 0 && !undo && (
              <Button size="xs" variant="default" loading={busy} onClick={() => act(() => retryBulkJob(job.id))}>
                {t('retryLeft')}
              </Button>
            )}
            {kept > 0 && (
              <Button size="xs" variant="default" onClick={() => setPanel('kept')}>
                {t('showKept')}
              </Button>
            )}
            <Button size="xs" variant="subtle" color="gray" onClick={close}>
              {t('dismiss')}
            </Button>
          </div>
        )}
      </ProgressCard>
      <WhenOpened opened={panel === 'failures'}>
        <FailuresPanel job={job} words={words} opened={panel === 'failures'} close={() => setPanel(undefined)} />
      </WhenOpened>
      <WhenOpened opened={panel === 'kept'}>
        <KeptPanel job={job} words={words} opened={panel === 'kept'} close={() => setPanel(undefined)} />
      </WhenOpened>
    </div>
  )
}

/** How far it has come by the last word of the stream, or as last asked. */
function useFarness({ id, counts, rate, undo }: BulkJob) {
  const told = useProgress(undo ? 'undo' : 'bulk', undo?.id ?? id)
  const asked = undo ? { done: undo.done, total: undo.total, rate: undo.rate } : { ...counts, rate }
  const ended = told?.status !== undefined
  // The stream said that it has ended: what became of it is asked for at once.
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries({ queryKey: myJobsQuery.queryKey })
  }, [ended])
  const perSecond = typeof told?.perSecond === 'number' ? told.perSecond : undefined
  return {
    done: Math.max(asked.done, told?.done ?? 0),
    total: asked.total,
    rate: perSecond ?? asked.rate ?? undefined,
  }
}

const stateOf = ({ status, undo }: BulkJob) =>
  undo?.status === 'failed' || status === 'failed' ? 'failed' : status === 'cancelled' && !undo ? 'cancelled' : 'done'

const doing = {
  ...({ change: 'change', trash: 'trash', restore: 'restore', mend: 'mend' } as const),
  ...({ addToList: 'addToList', removeFromList: 'removeFromList', createFor: 'createFor', do: 'do' } as const),
}
const doneWords = {
  ...({ change: 'changed', trash: 'trashed', restore: 'restored', mend: 'mended' } as const),
  ...({ addToList: 'addedToList', removeFromList: 'removedFromList', createFor: 'createdFor', do: 'did' } as const),
}

function titleOf(job: BulkJob, { t, counted }: JobWords): string {
  const { act, counts, undo } = job
  const made = act.kind === 'createFor' ? act.object : undefined
  const object = typeof made === 'string' ? made : job.object
  const kind = act.kind as keyof typeof doing // the API's own list
  const what = counted(object, isMoving(job) && !undo ? counts.total : counts.changed)
  if (undo) return t(undo.status === 'running' ? 'undo' : 'undone', { what })
  const key = isMoving(job) ? doing[kind] : doneWords[kind]
  // A module says itself what it does: sequences:bulk.enrol.did
  return kind === 'do' ? t(ownWords(act.what, key), { what }) : t(key, { what })
}

function ownWords(what: unknown, key: string): string {
  const [module, act] = String(what).split('.')
  return `${module}:bulk.${act}.${key}`
}

function useDetail(job: BulkJob, { t }: JobWords): string | undefined {
  const formats = useFormats()
  const { status, counts, error, undo, act } = job
  const some = (key: 'unchanged' | 'left' | 'failed' | 'kept', count: number) =>
    count > 0 ? [t(key, { count, shown: formats.number(count) })] : []
  if (undo) return some('kept', undo.conflicts.count).join(' · ') || undefined
  if (status === 'cancelling') return t('stopping')
  const parts = [
    ...some(act.kind === 'mend' ? 'left' : 'unchanged', counts.unchanged),
    ...some('failed', counts.failed),
  ]
  if (status === 'cancelled')
    parts.unshift(t('cancelled', { done: formats.number(counts.done), total: formats.number(counts.total) }))
  if (error) parts.unshift(t('stopped', { why: `${error.message}. ${error.mend}` }))
  return parts.join(' · ') || undefined
}
