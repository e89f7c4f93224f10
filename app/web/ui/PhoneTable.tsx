import { Checkbox } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataTableProps } from './DataTable.tsx'
import { RowSkeletons } from './PageSkeleton.tsx'
import { PhoneGroupLine } from './PhoneGroupLine.tsx'
import styles from './PhoneTable.module.css'
import { choose, isSelected, noSelection, selectedCount } from './selection.ts'
import { linesOf } from './table-lines.ts'
import { UiLink } from './UiLink.tsx'
import { useLoadMore } from './use-load-more.ts'

const ROW = 60
/** A group's line, and what stands at its end. */
const LINE = 44

/** The list on a phone: rows of two lines, each one link. Boxes show while something is chosen. */
export function PhoneTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, idOf, hrefOf, phone, loading, more, total, selection = noSelection, onSelect } = props
  const { t } = useTranslation('ui')
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(rows, props.groups), [rows, props.groups])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'row' ? ROW : LINE),
    overscan: 8,
  })
  // A group that opens moves the lines below it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are those of the lines
  useEffect(() => virtual.measure(), [virtual, lines])
  const items = virtual.getVirtualItems()
  useLoadMore(more, items.at(-1)?.index, rows.length)
  const selecting = onSelect && selectedCount(selection, total ?? rows.length) > 0
  if (loading) return <RowSkeletons count={12} />
  return (
    <div ref={scroller} className={styles.list}>
      <ul aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const line = lines[item.index]
          if (line === undefined) return null
          if (line.kind !== 'row') return <PhoneGroupLine key={item.key} line={line} start={item.start} />
          const { row } = line
          const { avatar, title, detail, value, note } = phone(row)
          const id = idOf(row)
          return (
            <li
              key={id}
              className={styles.row}
              aria-setsize={more?.available ? -1 : lines.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
              onContextMenu={(event) => {
                // A long press chooses the first; from then on there are boxes.
                if (!onSelect) return
                event.preventDefault()
                onSelect(choose(selection, [id], true))
              }}
            >
              {selecting && (
                <Checkbox
                  size="md"
                  aria-label={t('table.selectRow')}
                  checked={isSelected(selection, id)}
                  onChange={(event) => onSelect(choose(selection, [id], event.currentTarget.checked))}
                />
              )}
              <UiLink href={hrefOf(row)} className={styles.link}>
                {avatar}
                <span className={styles.words}>
                  <span className={styles.title}>{title}</span>
                  {detail && <span className={styles.detail}>{detail}</span>}
                </span>
                {(value || note) && (
                  <span className={styles.end}>
                    <span>{value}</span>
                    <span className={styles.detail}>{note}</span>
                  </span>
                )}
              </UiLink>
            </li>
          )
        })}
      </ul>
      {more?.loading && <RowSkeletons count={3} />}
    </div>
  )
}
