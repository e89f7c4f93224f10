import { Select, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Forecast.module.css'
import { dealsQuery, type ForecastDeal, pipelinesQuery } from './forecast-client.ts'
import type { ForecastSearch } from './forecast-search.ts'
import rows from './Rows.module.css'

interface DealsOfPersonProps {
  search: ForecastSearch
  userId: string | null
  name: string
  columns: number
}

/** The deals of a row, where the category of each can be said. */
export function DealsOfPerson({ search, userId, name, columns }: DealsOfPersonProps) {
  const { t } = useTranslation('forecast')
  const { data, error } = useQuery(dealsQuery(search, userId))
  return (
    <tr className={styles.below}>
      <td colSpan={columns}>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Skeleton height={48} aria-label={t('ui:loading')} />}
        {data?.count === 0 && <p className={styles.quiet}>{t('people.noDeals')}</p>}
        {data && data.count > 0 && (
          <ul className={rows.deals} aria-label={t('people.dealsOf', { name })}>
            {data.items.map((deal) => (
              <DealLine key={deal.dealId} deal={deal} isPast={search.asOf !== undefined} />
            ))}
          </ul>
        )}
        {data && data.count > data.items.length && (
          <p className={styles.quiet}>{t('people.more', { count: data.count - data.items.length })}</p>
        )}
      </td>
    </tr>
  )
}

const open = ['commit', 'bestCase', 'pipeline', 'omitted'] as const

function DealLine({ deal, isPast }: { deal: ForecastDeal; isPast: boolean }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { session } = useShell()
  const { data: pipelines } = useQuery(pipelinesQuery)
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.flat().includes('deals') })
  const saying = useMutation({
    mutationFn: (category: string | null) =>
      client.deals.update({ id: deal.dealId, forecastCategory: category as never }), // one of the select’s
    onSuccess: refresh,
    onError: (problem) => {
      tellFailure(problem)
      void refresh()
    },
  })
  const stage = pipelines?.items.flatMap(({ stages }) => stages).find(({ id }) => id === deal.stage)
  const name = deal.name ?? t('people.gone')
  const chosen = saying.isPending ? saying.variables : deal.own ? deal.category : null
  return (
    <li>
      <span className={rows.dealName}>
        {deal.name === null ? name : <UiLink href={`/deals/${deal.dealId}`}>{name}</UiLink>}
        <span className={styles.small}>
          {stage?.name ?? deal.stage}
          {deal.onDay && ` · ${formats.date(deal.onDay)}`}
          {deal.percent < 100 && ` · ${t('people.share', { share: formats.percent(deal.percent / 100) })}`}
        </span>
      </span>
      <span className={rows.amount}>
        {formats.money({ amount: deal.value, currency: deal.currency }, { whole: true })}
      </span>
      {isPast || deal.category === 'closed' || deal.name === null ? (
        <span className={rows.said}>{t(`categories.${deal.category}`)}</span>
      ) : (
        <Select
          className={rows.said}
          size="xs"
          aria-label={t('people.categoryOf', { name })}
          disabled={!mayIn(session)('deals.update')}
          allowDeselect={false}
          data={[
            { value: '', label: t('people.byStage', { category: t(`categories.${deal.ofStage ?? 'pipeline'}`) }) },
            ...open.map((value) => ({ value, label: t(`categories.${value}`) })),
          ]}
          value={chosen ?? ''}
          onChange={(value) => saying.mutate(value || null)}
        />
      )}
    </li>
  )
}
