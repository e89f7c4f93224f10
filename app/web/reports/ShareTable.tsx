import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FigureTable } from '../ui/FigureTable.tsx'
import { FigureLink } from './FigureLink.tsx'
import type { Unit } from './figure-words.ts'
import type { Figure } from './figures-client.ts'
import styles from './Reports.module.css'

interface Column {
  label: string
  unit: Unit
  /** The list its records stand in; deals where nothing is said. */
  path?: string
}

interface ShareTableProps {
  caption: string
  /** What the lines are. */
  first: string
  columns: readonly Column[]
  rows: readonly { key: string; label: ReactNode; figures: readonly (Figure | undefined)[] }[]
  total?: readonly (Figure | undefined)[]
  /** The column that is drawn as a bar, too. */
  bar: number
  currency: string
}

/** Figures by whatever parts them, one column drawn as bars; each figure opens its records. */
export function ShareTable({ caption, first, columns, rows, total, bar, currency }: ShareTableProps) {
  const { t } = useTranslation('reports')
  const most = Math.max(0, ...rows.map(({ figures }) => figures[bar]?.value ?? 0))
  if (rows.length === 0) return <p className={styles.empty}>{t('empty')}</p>
  const cells = (figures: readonly (Figure | undefined)[]) =>
    columns.map(({ label, unit, path }, index) => (
      <td key={label} data-few={figures[index]?.few && figures[index]?.value !== null ? true : undefined}>
        <FigureLink figure={figures[index]} {...{ unit, currency }} {...(path ? { path } : {})} />
      </td>
    ))
  return (
    <FigureTable label={caption} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <td className={styles.barCell} />
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, figures }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className={styles.barCell}>
              <span
                className={styles.measure}
                style={{ '--part': most > 0 ? (figures[bar]?.value ?? 0) / most : 0 } as CSSProperties}
              />
            </td>
            {cells(figures)}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{t('all')}</th>
            <td className={styles.barCell} />
            {cells(total)}
          </tr>
        </tfoot>
      )}
    </FigureTable>
  )
}
