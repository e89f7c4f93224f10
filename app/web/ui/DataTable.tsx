import { useMediaQuery } from '@mantine/hooks'
import { type ComponentType, lazy, type ReactNode, type RefObject, Suspense } from 'react'
import { DesktopTable } from './DesktopTable.tsx'
import { RowSkeletons } from './PageSkeleton.tsx'
import type { Sort } from './SortMenu.tsx'
import type { Selection } from './selection.ts'

const PhoneTable = lazy(async () => ({ default: (await import('./PhoneTable.tsx')).PhoneTable }))

/** One column. Columns belong at module scope: a new array on each render draws every row again. */
export interface Column<Row> {
  key: string
  label: string
  /** In px; the columns share what room is left in proportion to it. */
  width: number
  /** Keeps its width: somebody drew it so. */
  fixed?: boolean
  /** Stays at the left when the table moves sideways. Pinned columns stand first. */
  pinned?: boolean
  align?: 'end'
  sortable?: boolean
  cell: (row: Row) => ReactNode
}

/** A row on a phone: two lines, and at the end a value over a note. */
export interface PhoneRow {
  avatar?: ReactNode
  title: ReactNode
  detail?: ReactNode
  value?: ReactNode
  note?: ReactNode
}

/** Rows that belong together, under a line that sums them up. */
export interface RowGroup<Row> {
  key: string
  label: ReactNode
  /** What stands under a column, by its key; the others beside the label. */
  sums: ReadonlyMap<string, ReactNode>
  aside?: ReactNode
  open: boolean
  toggle: () => void
  /** Those loaded; none while it is closed. */
  rows: Row[]
  loading: boolean
  more?: { label: string; load: () => void }
}

/** A table as a part sees it that works on its cells. */
export interface CellTable<Row> {
  /** Has the focus and all keys. Cells are found in it by `aria-rowindex` and `aria-colindex`. */
  grid: RefObject<HTMLDivElement | null>
  rows: Row[]
  columns: Column<Row>[]
  /** `aria-colindex` of the first column, and `aria-rowindex` of a row; back from there, if a row stands on it. */
  firstColumn: number
  lineOf: (rowIndex: number) => number
  rowAt: (line: number) => number | undefined
  cellId: (row: Row, key: string) => string
  scrollTo: (rowIndex: number) => void
  /** Names the active cell for screen readers. */
  setCell: (id: string | undefined) => void
}

/** Cells that can be written in place: a mode of its own, so that the keys of rows keep their meaning outside it. */
export interface CellMode<Row> {
  on: boolean
  toggle: () => void
  part: (table: CellTable<Row>) => ReactNode
}

export type Density = 'compact' | 'normal' | 'airy'

export interface DataTableProps<Row> {
  /** Names the list for screen readers and for remembering the widths of its columns. */
  name: string
  label: string
  rows: Row[]
  columns: Column<Row>[]
  idOf: (row: Row) => string
  hrefOf: (row: Row) => string
  open: (row: Row) => void
  /** `e` on a row. */
  edit?: (row: Row) => void
  phone: (row: Row) => PhoneRow
  sort?: Sort
  onSort?: (sort: Sort) => void
  selection?: Selection
  onSelect?: (selection: Selection) => void
  /** The first page is on its way. */
  loading?: boolean
  /** The next page by its cursor. */
  more?: { available: boolean; loading: boolean; load: () => void }
  /** Rows in all, where known; else those loaded. */
  total?: number
  /** Given, the rows stand in groups; `rows` are then those of the open ones, one after the other. */
  groups?: RowGroup<Row>[]
  density?: Density
  /** A column was drawn to a width. Absent: this browser remembers it. */
  onResize?: (key: string, width: number) => void
  cells?: CellMode<Row>
  /** Stands in the footer. */
  totals?: ReactNode
}

/** The one list of every object: virtual rows, chosen and opened by mouse, finger or keys. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const onPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  if (!onPhone) return <DesktopTable {...props} />
  // What a component is lazily loaded as does not keep that it is generic.
  const Phone = PhoneTable as ComponentType<DataTableProps<Row>>
  return (
    <Suspense fallback={<RowSkeletons count={12} />}>
      <Phone {...props} />
    </Suspense>
  )
}
