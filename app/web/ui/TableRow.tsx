// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keys
import { Checkbox } from '@mantine/core'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DataTable.module.css'
import { pinMark } from './TableHead.tsx'
import { UiLink } from './UiLink.tsx'
import { type PlacedColumn, pinnedStyle } from './use-columns-drawn.ts'

export interface TableRowProps<Row> {
  domId: string
  row: Row
  rowId: string
  index: number
  start: number
  columns: PlacedColumn<Row>[]
  template: string
  hrefOf: (row: Row) => string
  selectable: boolean
  selected: boolean
  active: boolean
  press: (row: Row) => void
  toggle: (rowId: string, through: boolean) => void
}

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { domId, row, rowId, index, start, columns, template, hrefOf, selectable, selected, active, press, toggle } =
    props
  const { t } = useTranslation('ui')
  const onClick = (event: MouseEvent) => {
    // A link or a box in the row has its own meaning; so has text being marked.
    const own = event.target instanceof Element && event.target.closest('a, button, input, label')
    if (!own && !window.getSelection()?.toString()) press(row)
  }
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-active={active || undefined}
      className={styles.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
      onClick={onClick}
    >
      {selectable ? (
        <div role="gridcell" aria-colindex={1} className={styles.check}>
          <Checkbox
            tabIndex={-1}
            aria-label={t('table.selectRow')}
            checked={selected}
            onClick={(event) => toggle(rowId, event.shiftKey)}
            onChange={() => {}}
          />
        </div>
      ) : (
        <span aria-hidden="true" />
      )}
      {columns.map((column, at) => (
        <div
          key={column.key}
          id={`${domId}-${column.key}`}
          role="gridcell"
          aria-colindex={at + (selectable ? 2 : 1)}
          className={styles.cell}
          data-align={column.align}
          data-pinned={pinMark(column)}
          style={pinnedStyle(column.offset)}
        >
          {at === 0 ? (
            <UiLink href={hrefOf(row)} className={styles.opener} tabIndex={-1}>
              {column.cell(row)}
            </UiLink>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  )
}

/** One row; drawn again only when it, its columns or its state changed. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow // memo forgets the type parameter
