import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { type Figure, recordsHref, type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Load.module.css'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const cellOf = (weekday: number, hour: number) => `${weekday}-${String(hour).padStart(2, '0')}`
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)

/** When customers write, by hour and day of the week: how many people are needed then. */
export function LoadReport({ scope }: { scope: Scope }) {
  const { t } = useTranslation('support-reports')
  const formats = useFormats()
  const query = useFigures({ ...scope, metrics: ['inbox.load'], by: 'weekHour' })
  const dayOf = (weekday: number, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(formats.locale, { weekday: style, timeZone: 'UTC' }).format(
      MONDAY + (weekday - 1) * 86_400_000,
    )
  return (
    <PartState query={query}>
      {(data) => {
        const found = new Map(data.parts.map(({ value, figures }) => [value, figures[0]]))
        const of = (weekday: number, hour: number) => found.get(cellOf(weekday, hour))
        const most = Math.max(1, ...data.parts.map(({ figures }) => figures[0]?.value ?? 0))
        return (
          <ReportCard
            title={t('titles.load')}
            note={t('notes.load', { zone: data.timeZone })}
            rows={() => [
              [t('weekday'), ...hours.map((hour) => `${hour}:00`)],
              ...weekdays.map((weekday) => [
                dayOf(weekday, 'long'),
                ...hours.map((hour) => of(weekday, hour)?.value ?? 0),
              ]),
            ]}
          >
            <div className={styles.scroller}>
              <table className={styles.map}>
                <caption className="visually-hidden">{t('titles.load')}</caption>
                <thead>
                  <tr>
                    <td />
                    {hours.map((hour) => (
                      <th key={hour} scope="col">
                        {hour}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {weekdays.map((weekday) => (
                    <tr key={weekday}>
                      <th scope="row">{dayOf(weekday, 'short')}</th>
                      {hours.map((hour) => (
                        <Cell
                          key={hour}
                          figure={of(weekday, hour)}
                          most={most}
                          label={t('cell', { day: dayOf(weekday, 'long'), hour })}
                        />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </ReportCard>
        )
      }}
    </PartState>
  )
}

function Cell({ figure, most, label }: { figure: Figure | undefined; most: number; label: string }) {
  const formats = useFormats()
  const value = figure?.value ?? 0
  if (!figure || value === 0) return <td className={styles.cell} />
  const share = value / most
  return (
    <td className={styles.cell} data-step={Math.ceil(share * 5)} style={{ '--share': share } as CSSProperties}>
      <UiLink href={recordsHref('/conversations', figure.records)} aria-label={`${label}: ${formats.number(value)}`}>
        {formats.number(value)}
      </UiLink>
    </td>
  )
}
