import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Segments.module.css'
import { historyQuery, type Segment } from './segment-client.ts'

/** Who came in and who left, newest first. */
export function SegmentHistory({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const model = useModel(segment.object)
  const query = useInfiniteQuery(historyQuery(segment.id))
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (query.isPending) return <Skeleton height={120} />
  if (query.error && entries.length === 0) return <ErrorState kind="failed" retry={() => void query.refetch()} />
  if (entries.length === 0) return <p className={styles.quiet}>{t('history.empty')}</p>
  return (
    <>
      <ul className={styles.history}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>
              {entry.kind === 'filled' ? (
                t('history.filled', {
                  entered: formats.number(entry.entered ?? 0),
                  left: formats.number(entry.left ?? 0),
                })
              ) : (
                <UiLink href={`${model?.path}/${entry.recordId}`}>
                  {t(`history.${entry.kind}`, { name: entry.title ?? t('history.gone') })}
                </UiLink>
              )}{' '}
              <span className={styles.quiet}>{t(`history.because.${entry.because}`)}</span>
            </span>
            <time className={styles.quiet} dateTime={entry.occurredAt} title={formats.dateTime(entry.occurredAt)}>
              {formats.relative(entry.occurredAt)}
            </time>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('history.more')}
        </Button>
      )}
    </>
  )
}
