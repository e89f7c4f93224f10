// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { RowGroup } from './DataTable.tsx'
import styles from './GroupLine.module.css'
import type { PlacedColumn } from './use-columns-drawn.ts'

interface GroupLineProps<Row> {
  group: RowGroup<Row>
  columns: PlacedColumn<Row>[]
  template: string
  start: number
  index: number
}

/** The line over a group: what it is, how many, and its sums under their columns. */
export function GroupLine<Row>({ group, columns, template, start, index }: GroupLineProps<Row>) {
  const Chevron = group.open ? IconChevronDown : IconChevronRight
  // The label reaches as far as no sum stands.
  const first = columns.findIndex(({ key }, at) => at > 0 && group.sums.has(key))
  const reach = first < 0 ? columns.length : first
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.group}
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
    >
      <div role="rowheader" className={styles.groupHead} style={{ gridColumn: `1 / span ${reach + 1}` }}>
        <button
          type="button"
          className={`plain ${styles.groupButton}`}
          aria-expanded={group.open}
          onClick={group.toggle}
        >
          <Chevron size={16} stroke={1.6} aria-hidden="true" />
          {group.label}
        </button>
        {group.aside && <span className={styles.groupAside}>{group.aside}</span>}
      </div>
      {columns.slice(reach).map((column) => (
        <div key={column.key} role="gridcell" className={styles.sum} data-align={column.align}>
          {group.sums.get(column.key)}
        </div>
      ))}
    </div>
  )
}

/** The last line of a group that has more than is shown. */
export function MoreLine({ label, load, start }: { label: string; load: () => void; start: number }) {
  return (
    <div role="row" className={styles.moreLine} style={{ transform: `translateY(${start}px)` }}>
      <div role="gridcell">
        <button type="button" className={`plain ${styles.more}`} onClick={load}>
          {label}
        </button>
      </div>
    </div>
  )
}
