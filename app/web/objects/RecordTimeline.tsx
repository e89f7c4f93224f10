import { ActionIcon } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { threadIdOf } from '../collaboration/thread-id.ts'
import { useThreads } from '../collaboration/use-threads.ts'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { referencesOf } from './event-references.ts'
import { loadNamesFor } from './names.ts'
import { useObjects } from './ObjectsProvider.tsx'
import { type AnyRecord, objectClient, type TimelineEvent } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { PartProblem } from './PartProblem.tsx'
import styles from './Record.module.css'
import { useTeller } from './use-teller.ts'

const Thread = lazy(async () => ({ default: (await import('../collaboration/Thread.tsx')).Thread }))

const PAGE = 40
const nothing: TimelineEvent[][] = []

/** What happened to a record and to what hangs on it, narrowed by kind at will. */
export function RecordTimeline({ model, record }: { model: ObjectModel; record: AnyRecord }) {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  const { models, off } = useObjects()
  const isShared = !off.includes('collaboration')
  const { name, plural } = model.descriptor
  const [kind, setKind] = useState<string>()
  const kinds = (model.view.timeline ?? []).filter((object) => models.has(object))
  const events = useInfiniteQuery({
    queryKey: [plural, 'timeline', record.id, kind ?? 'all', ...kinds],
    queryFn: async ({ pageParam, signal }) => {
      const input = { id: record.id, limit: PAGE, cursor: pageParam, ...(kind ? { objects: kind } : {}) }
      const page = await objectClient(plural).timeline(input, { signal })
      await loadNamesFor(
        models,
        page.items.flatMap((event) => referencesOf(event, models)),
      )
      return page
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const tell = useTeller(model, record)
  const [answering, setAnswering] = useState<string>()
  const pages = useMemo(() => {
    const all = events.data?.pages.map(({ items }) => items) ?? []
    // Without what was said the lines that say so say nothing.
    return isShared ? all : all.map((items) => items.filter(({ type }) => !type.startsWith('comment.')))
  }, [events.data, isShared])
  const { commentsOf, signsOf } = useThreads(isShared ? pages : nothing)
  const entries = useMemo(
    () =>
      pages.flat().map((event) => {
        const comments = commentsOf(event)
        const signs = isShared ? signsOf(event) : undefined
        const writing = answering === event.id
        const isShown = comments.length > 0 || writing || signs !== undefined
        return {
          ...tell(event),
          ...(record.deletedAt || !isShared
            ? {}
            : {
                menu: (
                  <ActionIcon
                    size="sm"
                    className={styles.answer}
                    aria-label={t('timeline.comment')}
                    title={t('timeline.comment')}
                    onClick={() => setAnswering(event.id)}
                  >
                    <IconMessage2 size={14} stroke={1.6} />
                  </ActionIcon>
                ),
              }),
          below: isShown && (
            <Suspense key={threadIdOf(event)}>
              <Thread
                event={event}
                comments={comments}
                signs={signs}
                writing={writing}
                close={() => setAnswering(undefined)}
              />
            </Suspense>
          ),
        }
      }),
    [pages, tell, commentsOf, signsOf, answering, record.deletedAt, isShared, t],
  )
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = events
  return (
    <>
      {kinds.length > 0 && (
        <fieldset className={styles.kinds} aria-label={t('timeline.kinds')}>
          {[undefined, ...kinds, name].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className={`plain ${styles.kind}`}
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {one === undefined ? t('timeline.all') : one === name ? t('timeline.changes') : models.get(one)?.many}
            </button>
          ))}
        </fieldset>
      )}
      {events.isPending && <RowSkeletons count={5} />}
      {events.error && <PartProblem problem={events.error} retry={() => void events.refetch()} />}
      {events.data && entries.length === 0 && <p className={styles.none}>{t('timeline.none')}</p>}
      <Timeline
        key={formats.locale}
        label={t('timeline.label')}
        entries={entries}
        more={{ available: hasNextPage, loading: isFetchingNextPage, load: () => void fetchNextPage() }}
      />
    </>
  )
}
