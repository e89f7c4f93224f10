import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { RowSkeletons } from './PageSkeleton.tsx'
import styles from './PhoneTable.module.css'
import type { Line } from './table-lines.ts'

/** On a phone: the line over a group with its sums, the way to more of it, or what stands in while it comes. */
export function PhoneGroupLine<Row>({ line, start }: { line: Exclude<Line<Row>, { kind: 'row' }>; start: number }) {
  const { group, kind } = line
  const Chevron = group.open ? IconChevronDown : IconChevronRight
  return (
    <li className={styles.line} data-kind={kind} style={{ transform: `translateY(${start}px)` }}>
      {kind === 'group' && (
        <>
          <button type="button" className={`plain ${styles.group}`} aria-expanded={group.open} onClick={group.toggle}>
            <Chevron size={16} stroke={1.6} aria-hidden="true" />
            {group.label}
          </button>
          <span className={styles.sums}>{group.sums.size > 0 ? [...group.sums.values()] : group.aside}</span>
        </>
      )}
      {kind === 'more' && group.more && (
        <button type="button" className={`plain ${styles.group}`} onClick={group.more.load}>
          {group.more.label}
        </button>
      )}
      {kind === 'loading' && <RowSkeletons count={1} />}
    </li>
  )
}
