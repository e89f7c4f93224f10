import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mendable } from '#platform/quality/mendable'
import { api, client } from '../api.ts'
import { useProgress } from '../live.ts'
import { hrefWith } from '../objects/list-search.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { Filter } from '../ui/filter.ts'
import { useFormats } from '../ui/format.ts'
import { WhenOpened } from '../ui/on-demand.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Quality.module.css'

/** While a measurement runs. */
const LOOK_AGAIN_MS = 1500

const qualityQuery = () =>
  api.quality.describe.queryOptions({
    input: {},
    refetchInterval: ({ state }) => (state.data?.objects.some(({ isRunning }) => isRunning) ? LOOK_AGAIN_MS : false),
  })
type Measured = Awaited<ReturnType<typeof client.quality.describe>>['objects'][number]
const mendable: readonly Mendable[] = ['emailSlip', 'phoneSlip', 'nameCase', 'companyKnown']

const MendDialog = lazy(async () => ({ default: (await import('./MendDialog.tsx')).MendDialog }))

/** How complete and how sound the records are: what to mend first, and where each figure leads. */
export function QualityScreen() {
  const { t } = useTranslation('quality')
  const { models } = useObjects()
  const search: { object?: string } = useSearch({ strict: false })
  const query = useQuery(qualityQuery())
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const objects = query.data?.objects.filter(({ object }) => models.has(object)) ?? []
  const figures = objects.find(({ object }) => object === search.object) ?? objects[0]
  const model = figures && models.get(figures.object)
  if (!figures || !model)
    return (
      <>
        <PageHeader title={t('quality.title')} />
        <RowSkeletons count={8} />
      </>
    )
  const tabs = objects.map(({ object }) => ({ object, label: models.get(object)?.many ?? object }))
  return <Figures model={model} figures={figures} tabs={tabs} />
}

interface FiguresProps {
  model: ObjectModel
  figures: Measured
  tabs: { object: string; label: string }[]
}

function Figures({ model, figures, tabs }: FiguresProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const queries = useQueryClient()
  const { object } = figures
  const again = () => queries.invalidateQueries({ queryKey: api.quality.key() })
  const measure = () => client.quality.measure({ object }).then(again, tellFailure)
  const [mending, setMending] = useState<Mendable>()
  const [isOpen, setOpen] = useState(false)
  const measuring = useProgress('quality', object)
  const ended = measuring?.status !== undefined
  // A mend in the background ends with a measurement: its figures are shown at once.
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: api.quality.key() })
  }, [ended, queries])
  const age = figures.measuredAt
    ? t('quality.measured', { when: formats.relative(figures.measuredAt) })
    : t('quality.never')
  const button = (
    <Button
      variant={figures.measuredAt ? 'default' : 'filled'}
      size={figures.measuredAt ? 'xs' : 'sm'}
      leftSection={<IconRefresh size={16} stroke={1.6} />}
      loading={figures.isRunning}
      onClick={() => void measure()}
    >
      {t('quality.measure')}
    </Button>
  )
  const href = (filter: unknown) => hrefWith(model.path, { filter: { and: [filter as Filter] } }) // the server's own filter
  return (
    <>
      <PageHeader
        title={t('quality.title')}
        note={<span className={styles.age}>{figures.isRunning ? t('quality.running') : age}</span>}
        actions={figures.measuredAt && button}
      />
      <nav className={styles.tabs} aria-label={t('quality.title')}>
        {tabs.map((tab) => (
          <UiLink
            key={tab.object}
            href={`/quality?object=${tab.object}`}
            aria-current={tab.object === object ? 'page' : undefined}
          >
            {tab.label}
          </UiLink>
        ))}
      </nav>
      {!figures.measuredAt ? (
        <EmptyState title={t('quality.empty.title')} action={button}>
          {t('quality.empty.text', { what: model.many })}
        </EmptyState>
      ) : (
        <div className={styles.page}>
          {figures.score !== null && (
            <div className={styles.score}>
              <strong>{t('quality.score', { score: figures.score })}</strong>
              <p>{t('quality.scoreText')}</p>
            </div>
          )}
          <section aria-labelledby="quality-first">
            <h2 id="quality-first">{t(figures.flaws.length > 0 ? 'quality.first' : 'quality.sound')}</h2>
            <p>{figures.flaws.length > 0 ? t('quality.firstText') : t('quality.soundText', { what: model.many })}</p>
            <ul className={styles.lines}>
              {figures.flaws.map(({ mark, count, filter, canMend }) => {
                const byKith = mendable.find((one) => one === mark)
                return (
                  <li key={mark}>
                    <UiLink href={href(filter)}>{t(`objects:facets.quality.marks.options.${mark}`)}</UiLink>
                    <small>{t(`quality.why.${mark}`)}</small>
                    <Share share={count / figures.total} tone="bad" />
                    <span className={styles.count}>{formats.number(count)}</span>
                    {canMend && byKith && (
                      <Button
                        variant="default"
                        size="xs"
                        disabled={!figures.may.mend}
                        title={figures.may.mend ? undefined : t('quality.mayNot')}
                        onClick={() => {
                          setMending(byKith)
                          setOpen(true)
                        }}
                      >
                        {t(`quality.mend.${byKith}`)}
                      </Button>
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
          <section aria-labelledby="quality-fields">
            <h2 id="quality-fields">{t('quality.fields')}</h2>
            <p>{t('quality.fieldsText')}</p>
            <ul className={styles.lines}>
              {figures.fields.flatMap(({ field, filled, empty, filter }) => {
                const label = model.field(field)?.label
                if (!label) return []
                return (
                  <li key={field}>
                    {empty > 0 ? <UiLink href={href(filter)}>{label}</UiLink> : <span>{label}</span>}
                    <small>{empty > 0 && t('quality.missing', { count: empty, shown: formats.number(empty) })}</small>
                    <Share share={filled / figures.total} tone="ok" />
                    <span className={styles.count}>
                      {formats.percent(Math.floor((filled / figures.total) * 100) / 100)}
                    </span>
                  </li>
                )
              })}
            </ul>
          </section>
        </div>
      )}
      {mending && (
        <WhenOpened opened={isOpen}>
          <MendDialog model={model} mark={mending} opened={isOpen} close={() => setOpen(false)} />
        </WhenOpened>
      )}
    </>
  )
}

/** A bar beside the number that says the same. */
const Share = ({ share, tone }: { share: number; tone: 'ok' | 'bad' }) => (
  <span className={styles.track} aria-hidden="true">
    <span data-tone={tone} style={{ inlineSize: `${Math.max(share > 0 ? 2 : 0, share * 100)}%` }} />
  </span>
)
