// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useLocalStorage } from '@mantine/hooks'
import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { Keys } from './Keys.tsx'
import { isSelected, noSelection, selectedCount } from './selection.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { TableSkeleton } from './TableSkeleton.tsx'
import { useLoadMore } from './use-load-more.ts'
import { useRowKeys } from './use-row-keys.ts'

const ROW = 36
const features = tableFeatures({ columnSizingFeature, columnResizingFeature })

/** The list on a desktop: a grid whose rows are reached by j, k and the arrows; the focus stays on the grid. */
export function DesktopTable<Row>(props: DataTableProps<Row>) {
  const { name, label, rows, columns, idOf, selection = noSelection, onSelect, loading, more, total, totals } = props
  const { t } = useTranslation('ui')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [widths, setWidths] = useLocalStorage<Record<string, number>>({ key: `kith-widths-${name}`, defaultValue: {} })
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.key, size: column.width, minSize: 64 })),
    [columns],
  )
  const table = useTable({
    features,
    data: rows as object[], // the row model is ours; the table keeps the columns and their widths
    columns: definitions,
    columnResizeMode: 'onChange',
    state: { columnSizing: widths },
    onColumnSizingChange: (next) => setWidths((was) => (typeof next === 'function' ? next(was) : next)),
  })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: 32,
    scrollPaddingEnd: 64,
  })
  const [active, setActive] = useState<string>()
  const keys = useRowKeys({ ...props, selection, active, setActive, scrollTo: (index) => virtual.scrollToIndex(index) })
  const items = virtual.getVirtualItems()
  useLoadMore(more, items.at(-1)?.index, rows.length)
  const activeIndex = rows.findIndex((row) => idOf(row) === active)
  const count = selectedCount(selection, total ?? rows.length)
  const template = gridTemplate(
    table.getFlatHeaders().map((header) => ({ width: header.getSize(), fixed: header.id in widths })),
    Boolean(onSelect),
  )

  const width = table.getFlatHeaders().reduce((sum, header) => sum + header.getSize(), onSelect ? 58 : 28)

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={more?.available ? -1 : rows.length + 1}
        aria-colcount={columns.length + (onSelect ? 1 : 0)}
        aria-multiselectable={onSelect ? true : undefined}
        aria-activedescendant={activeIndex >= 0 ? `${id}-${active}` : undefined}
        aria-busy={loading || undefined}
        tabIndex={0}
        data-own-focus
        data-selecting={count > 0 || undefined}
        className={styles.grid}
        style={tableWidth(width)}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <TableHead
          {...props}
          headers={table.getFlatHeaders()}
          template={template}
          selection={selection}
          count={count}
        />
        {loading ? (
          <TableSkeleton columns={columns} template={template} selectable={Boolean(onSelect)} />
        ) : (
          <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index]
              if (row === undefined) return null
              const rowId = idOf(row)
              return (
                <TableRow
                  key={rowId}
                  domId={`${id}-${rowId}`}
                  row={row}
                  rowId={rowId}
                  index={item.index}
                  start={item.start}
                  columns={columns}
                  template={template}
                  hrefOf={props.hrefOf}
                  selectable={Boolean(onSelect)}
                  selected={isSelected(selection, rowId)}
                  active={rowId === active}
                  press={keys.press}
                  toggle={keys.toggle}
                />
              )
            })}
          </div>
        )}
        {more?.loading && (
          <TableSkeleton columns={columns} template={template} selectable={Boolean(onSelect)} count={3} />
        )}
      </div>
      <div className={styles.foot}>
        <div className={styles.totals}>{totals}</div>
        <div className={styles.hints} aria-hidden="true">
          <span>
            <Keys keys="j k" /> {t('table.move')}
          </span>
          {onSelect && (
            <span>
              <Keys keys="x" /> {t('table.select')}
            </span>
          )}
          <span>
            <Keys keys="Enter" /> {t('table.open')}
          </span>
        </div>
      </div>
    </div>
  )
}

/** Columns share the room that is left, save those that were drawn to a width. */
function gridTemplate(columns: { width: number; fixed: boolean }[], selectable: boolean) {
  const tracks = columns.map(({ width, fixed }) => (fixed ? `${width}px` : `minmax(${width}px, ${width}fr)`))
  return `${selectable ? '50px' : '20px'} ${tracks.join(' ')} ${columns.every((column) => column.fixed) ? '1fr' : '8px'}`
}

/** Below this the list scrolls sideways; read by head, rows and skeletons alike. */
const tableWidth = (px: number) => ({ '--table-width': `${px}px` }) as CSSProperties // React's type knows no custom properties
