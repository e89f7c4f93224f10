// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { choose, noSelection, type Selection } from './selection.ts'

interface ResizableHeader {
  id: string
  getResizeHandler: () => (event: unknown) => void
}

type TableHeadProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'rows' | 'idOf' | 'sort' | 'onSort' | 'onSelect'> & {
  headers: ResizableHeader[]
  template: string
  selection: Selection
  count: number
}

/** The heads of the columns: sort by a press, width by dragging their edge. */
export function TableHead<Row>({
  columns,
  rows,
  idOf,
  sort,
  onSort,
  onSelect,
  headers,
  template,
  selection,
  count,
}: TableHeadProps<Row>) {
  const { t } = useTranslation('ui')
  const everyLoaded = rows.length > 0 && count >= rows.length
  const toggleAll = () => onSelect?.(count > 0 ? noSelection : choose(selection, rows.map(idOf), true))
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: template }}>
        {onSelect ? (
          <div role="columnheader" aria-colindex={1} aria-label={t('table.selection')} className={styles.check}>
            <Checkbox
              aria-label={t(count > 0 ? 'table.selectNone' : 'table.selectLoaded')}
              checked={everyLoaded}
              indeterminate={count > 0 && !everyLoaded}
              onChange={toggleAll}
            />
          </div>
        ) : (
          <span aria-hidden="true" />
        )}
        {columns.map((column, index) => {
          const sorted = sort?.field === column.key
          const Arrow = sort?.descending ? IconArrowDown : IconArrowUp
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + (onSelect ? 2 : 1)}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              className={styles.headCell}
              data-align={column.align}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className={`plain ${styles.sorter}`}
                  data-sorted={sorted || undefined}
                  onClick={() => onSort({ field: column.key, descending: sorted ? !sort.descending : false })}
                >
                  {column.label}
                  {sorted && <Arrow size={14} stroke={1.6} aria-hidden="true" />}
                </button>
              ) : (
                column.label
              )}
              {/* Widths are a convenience of the mouse; the menu of columns is the way by keys. */}
              <span
                className={styles.resizer}
                aria-hidden="true"
                onMouseDown={headers[index]?.getResizeHandler()}
                onTouchStart={headers[index]?.getResizeHandler()}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
