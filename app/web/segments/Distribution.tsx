import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FigureTable } from '../ui/FigureTable.tsx'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { peopleOf, useSources } from '../ui/sources.ts'
import styles from './Segments.module.css'
import type { Segment } from './segment-client.ts'

/** How a field's values are spread over two segments: bars by share of each, and the counts as a table behind. */
export function Distribution({ a, b, field }: { a: Segment; b: Segment; field: Field }) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const named = useValueWords(field)
  const { data, error, refetch } = useQuery(
    api.segmentComparisons.field.queryOptions({ input: { id: a.id, withId: b.id, field: field.key } }),
  )
  if (error) return <ErrorState kind="failed" detail={error.message} retry={() => void refetch()} />
  if (!data) return <Skeleton height={160} />
  const share = (count: number, all: number) => (all > 0 ? count / all : 0)
  const rows = data.items.map((item) => ({ ...item, label: named(item) }))
  const highest = Math.max(0.01, ...rows.flatMap((row) => [share(row.a, data.a), share(row.b, data.b)]))
  const track = (className: string | undefined, count: number, all: number) => (
    <span className={styles.track}>
      <span
        className={`${styles.fill} ${className}`}
        style={{ inlineSize: `${(75 * share(count, all)) / highest}%` }}
        aria-hidden="true"
      />
      <span className={styles.share}>{formats.percent(share(count, all))}</span>
    </span>
  )
  return (
    <>
      <p className={styles.quiet}>{t('compare.share')}</p>
      <div className={styles.acts}>
        <span className={styles.track}>
          <span className={`${styles.fill} ${styles.a}`} style={{ inlineSize: 12 }} aria-hidden="true" />
          {a.name}
        </span>
        <span className={styles.track}>
          <span className={`${styles.fill} ${styles.b}`} style={{ inlineSize: 12 }} aria-hidden="true" />
          {b.name}
        </span>
      </div>
      <div className={styles.bars} aria-hidden="true">
        {rows.map((row) => (
          <div key={row.value ?? ''} className={styles.bar}>
            <span>{row.label}</span>
            <span className={styles.tracks}>
              {track(styles.a, row.a, data.a)}
              {track(styles.b, row.b, data.b)}
            </span>
          </div>
        ))}
      </div>
      <details>
        <summary className={styles.summary}>{t('compare.table')}</summary>
        <FigureTable label={field.label}>
          <thead>
            <tr>
              <th scope="col">{field.label}</th>
              <th scope="col">{a.name}</th>
              <th scope="col">{b.name}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.value ?? ''}>
                <th scope="row">{row.label}</th>
                <td>{formats.number(row.a)}</td>
                <td>{formats.number(row.b)}</td>
              </tr>
            ))}
          </tbody>
        </FigureTable>
      </details>
    </>
  )
}

interface Item {
  value: string | null
  fromValue: number | null
  toValue: number | null
}

function useValueWords(field: Field) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const { users, teams, recordOf } = useSources()
  const amount = (value: number) =>
    field.type === 'money'
      ? formats.money({ amount: Math.round(value), currency: formats.currency }, { whole: true })
      : formats.number(Math.round(value * 100) / 100)
  return ({ value, fromValue, toValue }: Item): string => {
    if (value === null) return t('compare.nothing')
    if (fromValue !== null && toValue !== null) return `${amount(fromValue)} – ${amount(toValue)}`
    if (field.type === 'date' || field.type === 'dateTime') return monthOf(value, formats.locale)
    if (field.type === 'boolean') return t(value === 'true' ? 'ui:yes' : 'ui:no')
    if (field.type === 'user') return peopleOf({ users, teams }, field).find(({ id }) => id === value)?.name ?? value
    if (field.object) return recordOf(field.object, value)?.name ?? t('ui:filter.aRecord')
    return field.options?.find((option) => option.value === value)?.label ?? value
  }
}

const monthOf = (value: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${value}-01`))
