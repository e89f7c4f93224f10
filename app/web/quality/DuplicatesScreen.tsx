import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProgress } from '../live.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import styles from './Duplicates.module.css'
import { DuplicatesTools } from './DuplicatesTools.tsx'
import { duplicatesQuery, pairsQuery } from './duplicates-client.ts'
import { MergedList } from './MergedList.tsx'
import { NeverList } from './NeverList.tsx'
import { PairQueue } from './PairQueue.tsx'
import { PairReview } from './PairReview.tsx'
import type { DuplicatesSearch } from './quality-routes.ts'
import { useMerge } from './use-merge.ts'

/** Records that may be one: the queue at the left, one pair of it at the right, side by side. */
export function DuplicatesScreen() {
  const { t } = useTranslation('quality')
  const { models } = useObjects()
  const query = useQuery(duplicatesQuery())
  const search: DuplicatesSearch = useSearch({ strict: false })
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const objects = query.data?.objects.filter(({ object }) => models.has(object)) ?? []
  const chosen =
    objects.find(({ object }) => object === search.object) ?? objects.find(({ open }) => open > 0) ?? objects[0]
  const model = chosen && models.get(chosen.object)
  const open = objects.reduce((sum, one) => sum + one.open, 0)
  if (!query.data || !model)
    return (
      <>
        <PageHeader title={t('duplicates.title')} />
        <RowSkeletons count={8} />
      </>
    )
  return <Queue key={model.descriptor.name} {...{ model, models, open, search }} duplicates={query.data} />
}

interface QueueProps {
  model: ObjectModel
  models: ReadonlyMap<string, ObjectModel>
  open: number
  search: DuplicatesSearch
  duplicates: NonNullable<ReturnType<typeof useDuplicates>>
}

const useDuplicates = () => useQuery(duplicatesQuery()).data

function Queue({ model, models, open, search, duplicates }: QueueProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const navigate = useNavigate()
  const merging = useMerge(model)
  const object = model.descriptor.name
  const state = duplicates.objects.find((one) => one.object === object)
  const query = useQuery(pairsQuery(object, 'open'))
  const progress = useProgress('duplicates', object)
  const pairs = query.data?.items ?? []
  const at = Math.max(
    0,
    pairs.findIndex(({ id }) => id === search.pair),
  )
  const pair = pairs[at]
  const go = (to: DuplicatesSearch) => void navigate({ to: '/duplicates', search: { object, ...to } as never }) // the routes hang below a parent known at run time only
  const isRunning = (state?.scan.isRunning ?? false) && progress?.status !== 'done'
  const tabs = duplicates.objects.flatMap((one) => {
    const of = models.get(one.object)
    return of ? [{ id: one.object, label: of.many, count: one.open }] : []
  })
  const body = () => {
    if (search.show === 'merged') return <MergedList model={model} split={merging.split} busy={merging.busy} />
    if (search.show === 'never') return <NeverList model={model} again={merging.again} />
    if (query.isPending) return <RowSkeletons count={6} />
    if (!pair)
      return (
        <EmptyState
          title={t('empty.title')}
          action={
            duplicates.may.merge && (
              <Button
                variant="filled"
                leftSection={<IconSearch size={16} stroke={1.6} />}
                loading={isRunning}
                onClick={() => void merging.scan()}
              >
                {t('scan.start')}
              </Button>
            )
          }
          alternative={
            state?.scan.finishedAt ? t('scan.last', { when: formats.relative(state.scan.finishedAt) }) : undefined
          }
        >
          {t('empty.text', { what: model.many })}
        </EmptyState>
      )
    return (
      <PairReview
        key={pair.id}
        model={model}
        pair={pair}
        place={t('place', { at: at + 1, of: formats.number(state?.open ?? pairs.length) })}
        may={duplicates.may.merge}
        merging={merging}
        back={() => go({})}
        next={() => go(pairs[at + 1] ? { pair: pairs[at + 1]?.id ?? '' } : {})}
        previous={() => go(pairs[at - 1] ? { pair: pairs[at - 1]?.id ?? '' } : {})}
      />
    )
  }
  return (
    <div className={styles.screen} data-chosen={search.pair || search.show ? true : undefined}>
      <section className={styles.aside} aria-label={t('duplicates.title')}>
        <PageHeader
          title={t('duplicates.title')}
          note={formats.number(open)}
          actions={
            <DuplicatesTools {...{ model, merging, duplicates, go }} isRunning={isRunning} progress={progress} />
          }
        />
        <PairQueue {...{ tabs, object, pairs, search, go }} current={search.show ? undefined : pair?.id} />
      </section>
      <div className={styles.main}>{body()}</div>
    </div>
  )
}
