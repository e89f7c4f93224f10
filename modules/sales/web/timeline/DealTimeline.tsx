import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { NothingListed } from '#app/web/objects/NothingListed.tsx'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { useListPages } from '#app/web/objects/use-list.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import type { ListView } from '#app/web/views/use-list-view.ts'
import { pipelinesQuery } from '../pipelines-query.ts'
import { StageLegend } from './StageLegend.tsx'
import { monthsIn, placedIn, shownFrom } from './stretches.ts'
import styles from './Timeline.module.css'
import { TimelineBar } from './TimelineBar.tsx'
import { TimelineRow } from './TimelineRow.tsx'

const PAGE = 100

/** The deals of a list along time: from their beginnings through their stages to their expected closes. */
export function DealTimeline({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation(['sales', 'views'])
  const formats = useFormats()
  const { search } = place
  const span = search.span === 'year' ? 'year' : 'quarter'
  const today = formats.dayKey(new Date().toISOString())
  const shown = shownFrom(/^\d{4}-\d{2}-\d{2}$/.test(search.at ?? '') ? search.at : undefined, today, span)
  const list = useListPages(model, { ...search, sort: search.sort ?? model.descriptor.defaultSort }, { limit: PAGE })
  const stays = useStays(list.rows.map(({ id }) => id))
  const { data: pipelines } = useQuery(pipelinesQuery)
  const stages = useMemo(
    () => new Map(pipelines?.items.flatMap(({ stages: all }) => all.map(({ id, name }, at) => [id, { name, at }]))),
    [pipelines],
  )
  const months = monthsIn(shown, span)
  const now = placedIn(shown, { from: today, before: shown.before })
  const scroller = useRef<HTMLElement>(null)
  const start = now && now.start > 0 ? now.start : undefined
  // What is wider than the screen begins where today is in sight; React does not scroll.
  useEffect(() => {
    const [element, track] = [scroller.current, scroller.current?.querySelector<HTMLElement>('thead [data-track]')]
    if (element && track && start !== undefined)
      element.scrollLeft = Math.max(0, start * track.offsetWidth - (element.clientWidth - track.offsetLeft) / 3)
  }, [start])
  if (list.problem || (!list.loading && list.rows.length === 0))
    return (
      <NothingListed
        model={model}
        search={search}
        problem={list.problem}
        retry={() => void list.retry()}
        clear={() => place.change({ filter: undefined, q: undefined })}
      />
    )
  return (
    <div className={styles.frame}>
      <TimelineBar place={place} shown={shown} span={span} />
      {list.loading && <RowSkeletons count={8} />}
      <section
        ref={scroller}
        className={styles.scroll}
        aria-label={t('timeline.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled with keys
        tabIndex={0}
        onKeyDown={stepBetweenRows}
      >
        <table className={styles.table} data-span={span}>
          <caption className="visually-hidden">{t('timeline.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {model.words('title')}
              </th>
              <th scope="col" className={styles.months}>
                <span className={styles.track} data-track>
                  {months.map((month, at) => (
                    <span
                      key={month}
                      className={styles.month}
                      style={{ insetInlineStart: `${(at / months.length) * 100}%` }}
                    >
                      {monthName(formats.locale, month, span === 'year')}
                    </span>
                  ))}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((deal) => (
              <TimelineRow
                key={deal.id}
                {...{ deal, model, search, shown, today, stages, months: months.length }}
                stays={stays.get(deal.id) ?? []}
                {...(start === undefined ? {} : { now: start })}
              />
            ))}
          </tbody>
        </table>
        {list.more.available && (
          <Button variant="subtle" color="gray" loading={list.more.loading} onClick={list.more.load}>
            {t('views:moreCards')}
          </Button>
        )}
      </section>
      <StageLegend rows={list.rows} stages={stages} />
    </div>
  )
}

const monthName = (locale: string, month: string, isShort: boolean) =>
  new Intl.DateTimeFormat(locale, {
    month: isShort ? 'short' : 'long',
    ...(isShort && !month.endsWith('-01-01') ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(month))

type Stay = Awaited<ReturnType<typeof client.dealFacts.staysOf>>['items'][number]

/** Where these deals stood, a page of them at a time so that a further page asks for itself alone. */
function useStays(ids: readonly string[]): ReadonlyMap<string, Stay[]> {
  const { data } = useQuery({
    // Under the deals' name, so that a moved deal asks again.
    queryKey: ['deals', 'staysOf', ids],
    queryFn: async ({ signal }) => {
      const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, at) =>
        ids.slice(at * PAGE, (at + 1) * PAGE),
      )
      const answers = await Promise.all(
        pages.map((page) => client.dealFacts.staysOf({ deals: page.join() }, { signal })),
      )
      return answers.flatMap(({ items }) => items)
    },
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  })
  return useMemo(() => {
    const found = new Map<string, Stay[]>()
    for (const stay of data ?? []) found.set(stay.dealId, [...(found.get(stay.dealId) ?? []), stay])
    return found
  }, [data])
}

/** Up and down go from deal to deal. */
function stepBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody th a')]
  const next = links[links.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
