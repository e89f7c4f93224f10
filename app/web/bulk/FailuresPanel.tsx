import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../ui/format.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './BulkCorner.module.css'
import { type BulkJob, failuresHref, failuresQuery, retryBulkJob } from './bulk-client.ts'
import type { JobWords } from './use-job-words.ts'

/** What the panels about a job are given. */
export interface PanelProps {
  job: BulkJob
  words: JobWords
  opened: boolean
  close: () => void
}

/** Each record that could not take it, with its reason and what to do; then those alone again, or as a file. */
export function FailuresPanel({ job, words, opened, close }: PanelProps) {
  const { t, hrefOf, labelOf } = words
  const formats = useFormats()
  const [busy, setBusy] = useState(false)
  const list = useInfiniteQuery({ ...failuresQuery(job.id), enabled: opened })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const count = job.counts.failed
  const retry = () => {
    setBusy(true)
    retryBulkJob(job.id)
      .then(close)
      .catch((problem) => tellFailure(problem))
      .finally(() => setBusy(false))
  }
  return (
    <SideDrawer opened={opened} close={close} title={t('failures.title')}>
      <p className={styles.intro}>{t('failures.intro')}</p>
      {list.isError && <p role="alert">{list.error.message}</p>}
      <ul className={styles.list} aria-busy={list.isPending || undefined}>
        {items.map(({ recordId, title, errors }) => (
          <li key={recordId} className={styles.item}>
            <UiLink className={styles.name} href={hrefOf(job.object, recordId)}>
              {title ?? t('failures.nameless')}
            </UiLink>
            {errors.map(({ path, message, mend }) => (
              <span key={`${path} ${message}`} className={styles.reason}>
                {path && `${labelOf(job.object, path.split('.')[0] ?? path)}: `}
                {message}. {mend}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button mt="sm" variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('failures.more')}
        </Button>
      )}
      <div className={styles.foot}>
        <Button variant="default" component="a" href={failuresHref(job.id)} download>
          {t('failures.download')}
        </Button>
        <Button variant="filled" loading={busy} onClick={retry}>
          {t('failures.retry', { count, shown: formats.number(count) })}
        </Button>
      </div>
    </SideDrawer>
  )
}
