import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import shared from '#app/web/rules/Rules.module.css'
import { Figures } from '#app/web/ui/Figures.tsx'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { useMinutes } from './use-minutes.ts'
import { useRuleWords } from './use-rule-words.ts'

const periods = [7, 30, 90] as const

/** How long whoever comes waits for a first reaction. Never answered counts as infinite. */
export function ResponseTimes({ object, routed }: { object: string; routed: boolean }) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  const minutes = useMinutes()
  const { personOf } = useRuleWords(object)
  const [days, setDays] = useState<number>(30)
  const { data, error } = useQuery(api.responseTimes.get.queryOptions({ input: { object, days } }))
  return (
    <section className={shared.section} aria-label={t('response.title')}>
      <div className={shared.head}>
        <div>
          <h3 className={shared.heading}>{t('response.title')}</h3>
          <p className={shared.quiet}>
            {t(routed ? 'response.detailRouted' : object === 'contact' ? 'response.detail' : 'response.detailOther')}
          </p>
        </div>
        <Select
          aria-label={t('response.period')}
          allowDeselect={false}
          w={160}
          data={periods.map((period) => ({ value: String(period), label: t('response.days', { count: period }) }))}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
        />
      </div>
      {error && (
        <p role="alert" className={shared.bad}>
          {error.message}
        </p>
      )}
      {!data && !error && <Skeleton height={88} aria-label={t('ui:loading')} />}
      {data?.count === 0 && <p className={shared.quiet}>{t('response.none')}</p>}
      {data && data.count > 0 && (
        <Figures
          label={t('response.title')}
          figures={[
            {
              label: t('response.median'),
              value: minutes(data.median),
              note: t('response.working', { value: minutes(data.workingMedian) }),
            },
            { label: t('response.within5'), value: formats.percent(data.within5) },
            { label: t('response.within60'), value: formats.percent(data.within60) },
            {
              label: t('response.never'),
              value: formats.percent(data.never),
              note: t('response.of', { count: data.count }),
            },
          ]}
        >
          <FigureTable label={t('response.byPerson')}>
            <thead>
              <tr>
                <th scope="col">{t('response.person')}</th>
                <th scope="col">{t('response.count')}</th>
                <th scope="col">{t('response.median')}</th>
                <th scope="col">{t('response.within60')}</th>
                <th scope="col">{t('response.never')}</th>
              </tr>
            </thead>
            <tbody>
              {data.people.slice(0, 10).map((one) => (
                <tr key={one.userId ?? ''}>
                  <th scope="row">{one.userId ? personOf(one.userId) : t('response.nobody')}</th>
                  <td>{formats.number(one.count)}</td>
                  <td>{minutes(one.median)}</td>
                  <td>{formats.percent(one.within60)}</td>
                  <td>{formats.percent(one.never)}</td>
                </tr>
              ))}
            </tbody>
          </FigureTable>
          {!data.isAll && <p className={shared.small}>{t('response.newest')}</p>}
        </Figures>
      )}
    </section>
  )
}
