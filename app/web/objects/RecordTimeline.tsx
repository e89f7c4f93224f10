import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { loadNamesFor, referencesIn } from './names.ts'
import { useObjects } from './ObjectsProvider.tsx'
import { type AnyRecord, objectClient, type TimelineEvent } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { PartProblem } from './PartProblem.tsx'
import styles from './Record.module.css'
import { useTeller } from './use-teller.ts'

const PAGE = 40

/** What happened to a record and to what hangs on it, narrowed by kind at will. */
export function RecordTimeline({ model, record }: { model: ObjectModel; record: AnyRecord }) {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  const { models } = useObjects()
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
  const entries = useMemo(
    () => events.data?.pages.flatMap(({ items }) => items.map((event) => tell(event))) ?? [],
    [events.data, tell],
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

/** Ids in the event's record and in its changes whose names the sentences need. */
function referencesOf({ object, record, payload }: TimelineEvent, models: ReadonlyMap<string, ObjectModel>) {
  const model = object ? models.get(object) : undefined
  if (!model) return []
  const changes = Object.entries(Object(payload.changes))
  const sides = [0, 1].map((side) =>
    Object.fromEntries(changes.map(([key, change]) => [key, Array.isArray(change) ? change[side] : null])),
  )
  const places = sides.flatMap((values) => relatedIn(model, values))
  // The other end of a relation.
  const { object: otherObject, id: otherId } = Object(payload.other)
  if (typeof otherObject === 'string' && typeof otherId === 'string') places.push({ object: otherObject, id: otherId })
  return [...referencesIn(model, [...(record ? [record] : []), ...sides]), ...places]
}

function relatedIn(model: ObjectModel, values: Record<string, unknown>) {
  return model.fields
    .filter(({ type }) => type === 'related')
    .flatMap(({ key, object = '' }) => {
      const list = values[key]
      if (!Array.isArray(list)) return []
      return list.flatMap((item: unknown) => {
        const id = Object(item)[`${object}Id`]
        return typeof id === 'string' ? [{ object, id }] : []
      })
    })
}
