// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridColumn } from './grid-columns.ts'
import type { Row } from './import-model.ts'
import styles from './ReviewGrid.module.css'
import { ReviewRow } from './ReviewRow.tsx'
import type { Grid } from './use-grid.ts'

interface ReviewGridProps {
  label: string
  rows: Row[]
  columns: GridColumn[]
  virtual: Virtualizer<HTMLDivElement, Element>
  grid: Grid
  /** More rows than those loaded. */
  total: number
  leaveOut?: (row: Row) => void
}

/** The rows as a spreadsheet: cells that need a look are coloured and can be written in. */
export function ReviewGrid({ label, rows, columns, virtual, grid, total, leaveOut }: ReviewGridProps) {
  const { t } = useTranslation('imports')
  const id = useId()
  const template = `64px ${columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ')}`
  const width = 64 + columns.reduce((sum, column) => sum + column.width, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the grid appears; later each move scrolls by itself
  useEffect(() => grid.reveal(), [])
  const active = rows.find(({ row }) => row === grid.place?.row)
  return (
    <div
      ref={grid.grid}
      role="grid"
      className={styles.grid}
      tabIndex={0}
      data-own-focus
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={active && grid.place ? `${id}-${grid.place.row}-${grid.place.column}` : undefined}
      onKeyDown={grid.onKeyDown}
    >
      <div role="rowgroup" className={styles.head} style={{ gridTemplateColumns: template, minInlineSize: width }}>
        <div role="row" className={styles.headRow}>
          <div role="columnheader" className={styles.corner}>
            {t('row')}
          </div>
          {columns.map(({ index, ours, theirs }) => (
            <div key={index} role="columnheader" className={styles.headCell} title={`${ours} ← ${theirs}`}>
              <span>{ours}</span>
              <span className={styles.theirs}>{theirs}</span>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize(), minInlineSize: width }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <ReviewRow
                key={row.row}
                id={id}
                row={row}
                at={item.index}
                top={item.start}
                template={template}
                columns={columns}
                grid={grid}
                leaveOut={leaveOut}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
