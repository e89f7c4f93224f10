import styles from './DataTable.module.css'
import type { Column } from './DataTable.tsx'
import skeleton from './Skeletons.module.css'

interface TableSkeletonProps<Row> {
  columns: Column<Row>[]
  template: string
  selectable: boolean
  count?: number
}

/** Rows on their way, column by column in the shape they will have. */
export function TableSkeleton<Row>({ columns, template, count = 16 }: TableSkeletonProps<Row>) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these rows have nothing else to be known by
        <div key={index} className={styles.ghost} style={{ gridTemplateColumns: template }}>
          <span />
          {columns.map((column, at) => (
            <span key={column.key} className={styles.cell} data-align={column.align}>
              <span className={skeleton.bar} style={{ inlineSize: `${38 + ((index * 13 + at * 29) % 40)}%` }} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
