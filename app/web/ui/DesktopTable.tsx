// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import lineStyles from './GroupLine.module.css'
import { GroupLine, MoreLine } from './GroupLine.tsx'
import { Keys } from './Keys.tsx'
import { isSelected, noSelection, selectedCount } from './selection.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { TableSkeleton } from './TableSkeleton.tsx'
import { type Line, linesOf, rowHeights } from './table-lines.ts'
import { useColumnsDrawn } from './use-columns-drawn.ts'
import { useLoadMore } from './use-load-more.ts'
import { useRowKeys } from './use-row-keys.ts'

/** The list on a desktop: a grid whose rows are reached by j, k and the arrows; the focus stays on the grid. */
export function DesktopTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, idOf, selection = noSelection, onSelect, loading, more, total, totals } = props
  const { groups, density = 'normal', cells } = props
  const selectable = Boolean(onSelect)
  const rowHeight = rowHeights[density]
  const { t } = useTranslation('ui')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { placed, template, width, draw, widen } = useColumnsDrawn(props, selectable)
  const lines = useMemo(() => linesOf(rows, groups), [rows, groups])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 32,
    scrollPaddingEnd: 64,
  })
  const [active, setActive] = useState<string>()
  const [cell, setCell] = useState<string>()
  const lineOf = (rowIndex: number) => lines.findIndex((line) => line.kind === 'row' && line.index === rowIndex)
  const scrollTo = (index: number) => virtual.scrollToIndex(lineOf(index))
  const keys = useRowKeys({
    ...props,
    selection,
    active,
    setActive,
    scrollTo,
  })
  const items = virtual.getVirtualItems()
  useLoadMore(more, items.at(-1)?.index, rows.length)
  const activeIndex = rows.findIndex((row) => idOf(row) === active)
  const count = selectedCount(selection, total ?? rows.length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows moves every line
  useEffect(() => virtual.measure(), [virtual, rowHeight])

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={more?.available ? -1 : lines.length + 1}
        aria-colcount={columns.length + (onSelect ? 1 : 0)}
        aria-multiselectable={onSelect ? true : undefined}
        aria-activedescendant={cell ?? (activeIndex >= 0 ? `${id}-${active}` : undefined)}
        aria-busy={loading || undefined}
        tabIndex={0}
        data-own-focus
        data-cells={cells?.on || undefined}
        data-selecting={count > 0 || undefined}
        className={styles.grid}
        data-pinned={placed.some((column) => column.pinned) || undefined}
        style={tableSizes(width, rowHeight)}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <TableHead
          {...props}
          placed={placed}
          draw={draw}
          widen={widen}
          template={template}
          selection={selection}
          count={count}
        />
        {loading ? (
          <TableSkeleton columns={columns} template={template} selectable={selectable} />
        ) : (
          <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
            {items.map((item) => {
              const line = lines[item.index]
              if (line === undefined) return null
              const { start, index } = item
              if (line.kind === 'group')
                return (
                  <GroupLine
                    key={`group ${line.group.key}`}
                    group={line.group}
                    {...{ columns: placed, template, start, index }}
                  />
                )
              if (line.kind === 'more' && line.group.more)
                return <MoreLine key={`more ${line.group.key}`} {...line.group.more} start={start} />
              if (line.kind !== 'row')
                return (
                  <div
                    key={`loading ${line.group.key}`}
                    className={lineStyles.moreLine}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <TableSkeleton columns={placed} template={template} selectable={selectable} count={1} />
                  </div>
                )
              const { row } = line
              const rowId = idOf(row)
              return (
                <TableRow
                  key={rowId}
                  domId={`${id}-${rowId}`}
                  row={row}
                  rowId={rowId}
                  index={index}
                  start={start}
                  columns={placed}
                  template={template}
                  hrefOf={props.hrefOf}
                  selectable={selectable}
                  selected={isSelected(selection, rowId)}
                  active={rowId === active}
                  press={keys.press}
                  toggle={keys.toggle}
                />
              )
            })}
          </div>
        )}
        {more?.loading && <TableSkeleton columns={columns} template={template} selectable={selectable} count={3} />}
      </div>
      {cells?.on &&
        cells.part({
          ...{ grid: scroller, rows, columns: placed, firstColumn: selectable ? 2 : 1, scrollTo, setCell },
          lineOf: (index) => lineOf(index) + 2,
          rowAt: (at) => rowOn(lines[at - 2]),
          cellId: (row, key) => `${id}-${idOf(row)}-${key}`,
        })}
      <div className={styles.foot}>
        <div className={styles.totals}>{totals}</div>
        {cells && (
          <button type="button" className={`plain ${styles.cellMode}`} aria-pressed={cells.on} onClick={cells.toggle}>
            <Keys keys="i" /> {t('table.editCells')}
          </button>
        )}
        <div className={styles.hints} aria-hidden="true" hidden={cells?.on}>
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

const rowOn = <Row,>(line: Line<Row> | undefined) => (line?.kind === 'row' ? line.index : undefined)

/** Below the width the list scrolls sideways; read by head, rows and skeletons alike. */
const tableSizes = (px: number, rowHeight: number) =>
  ({ '--table-width': `${px}px`, '--k-row': `${rowHeight}px` }) as CSSProperties // React's type knows no custom properties
