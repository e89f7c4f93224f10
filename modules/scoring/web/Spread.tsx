import { Skeleton } from '@mantine/core'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Scoring.module.css'
import { labelHref, type Scheme } from './scoring-client.ts'

interface SpreadProps {
  scheme: Scheme
  labels: readonly { label: string; contacts: number }[] | undefined
  total: number | undefined
  estimated: boolean
  /** The scores stand: each field opens its contacts. */
  linked?: boolean
}

const rows = ['A', 'B', 'C'] as const
const columns = ['1', '2', '3'] as const

/** Three by three: how the labels are spread, the darker the more. */
export function Spread({ scheme, labels, total, estimated, linked = false }: SpreadProps) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  if (!labels || total === undefined) return <Skeleton height={260} />
  const countOf = (label: string) => labels.find((each) => each.label === label)?.contacts ?? 0
  const most = Math.max(1, ...labels.map(({ contacts }) => contacts))
  const about = (count: number) =>
    estimated ? t('spread.about', { shown: formats.number(count) }) : formats.number(count)
  return (
    <table className={styles.spread}>
      <caption>{t(linked ? 'spread.now' : 'spread.preview', { count: total, shown: formats.number(total) })}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((sign, at) => (
            <th key={sign} scope="col">
              <b>{sign}</b> {scheme.engagement.names[at]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((fit, at) => (
          <tr key={fit}>
            <th scope="row">
              <b>{fit}</b> {scheme.fit.names[at]}
            </th>
            {columns.map((engagement) => {
              const label = `${fit}${engagement}`
              const count = countOf(label)
              const inside = (
                <>
                  <span className={styles.sign}>{label}</span>
                  <span className={styles.count}>{about(count)}</span>
                  <span className={styles.share}>{formats.percent(count / Math.max(1, total))}</span>
                </>
              )
              return (
                <td key={label} style={{ '--part': count / most } as CSSProperties}>
                  {linked ? (
                    <UiLink href={labelHref(label)} className={styles.cell}>
                      {inside}
                    </UiLink>
                  ) : (
                    <span className={styles.cell}>{inside}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
