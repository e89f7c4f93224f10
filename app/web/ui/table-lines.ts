import type { Density, RowGroup } from './DataTable.tsx'

/** In px, by how much one wants to see at once. */
export const rowHeights: Record<Density, number> = { compact: 28, normal: 36, airy: 44 }

/** What stands on one line of a table. */
export type Line<Row> =
  | { kind: 'row'; row: Row; index: number }
  | { kind: 'group'; group: RowGroup<Row> }
  | { kind: 'more'; group: RowGroup<Row> }
  | { kind: 'loading'; group: RowGroup<Row> }

/** The lines of a table: its rows, or each group's line with its rows under it. */
export function linesOf<Row>(rows: Row[], groups: RowGroup<Row>[] | undefined): Line<Row>[] {
  if (!groups) return rows.map((row, index) => ({ kind: 'row', row, index }))
  let index = 0
  return groups.flatMap((group): Line<Row>[] => {
    if (!group.open) return [{ kind: 'group', group }]
    const inside = group.rows.map((row): Line<Row> => ({ kind: 'row', row, index: index++ }))
    const end: Line<Row>[] = group.loading ? [{ kind: 'loading', group }] : group.more ? [{ kind: 'more', group }] : []
    return [{ kind: 'group', group }, ...inside, ...end]
  })
}
