// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { choose, noSelection, type Selection } from './selection.ts'
import { type PlacedColumn, pinnedStyle } from './use-columns-drawn.ts'

type TableHeadProps<Row> = Pick<DataTableProps<Row>, 'rows' | 'idOf' | 'sort' | 'onSort' | 'onSelect'> & {
  placed: PlacedColumn<Row>[]
  /** Follows the pointer from where it went down. */
  draw: (key: string, from: number, width: number) => void
  widen: (key: string, by: number) => void
  template: string
  selection: Selection
  count: number
}

/** The heads of the columns: sort by a press, width by dragging their edge or by Shift and the arrows. */
export function TableHead<Row>({
  rows,
  idOf,
  sort,
  onSort,
  onSelect,
  placed,
  draw,
  widen,
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
        {placed.map((column, index) => {
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
              data-pinned={pinMark(column)}
              style={pinnedStyle(column.offset)}
              onKeyDown={(event) => {
                const by = event.shiftKey ? steps[event.key] : undefined
                if (by === undefined) return
                event.preventDefault()
                event.stopPropagation()
                widen(column.key, by)
              }}
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
              <span
                className={styles.resizer}
                aria-hidden="true"
                onPointerDown={(event) => {
                  event.preventDefault()
                  const head = event.currentTarget.parentElement
                  draw(column.key, event.clientX, head?.offsetWidth ?? column.width)
                }}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

const steps: Record<string, number> = { ArrowLeft: -16, ArrowRight: 16 }

/** Read by the style sheet: pinned, and whether a line parts it from what moves. */
export const pinMark = ({ pinned, lastPinned }: { pinned?: boolean; lastPinned?: boolean }) =>
  pinned ? (lastPinned ? 'last' : 'yes') : undefined
