import { useEffect } from 'react'
import type { DataTableProps } from './DataTable.tsx'

/** Rows before the end at which the next page is asked for. */
const AHEAD = 20

/** Asks for the next page as the end comes near. */
export function useLoadMore(more: DataTableProps<unknown>['more'], lastShown: number | undefined, loaded: number) {
  const near = lastShown !== undefined && lastShown >= loaded - AHEAD
  const wanted = Boolean(more?.available && !more.loading && near)
  useEffect(() => {
    if (wanted) more?.load()
  }, [wanted, more?.load])
}
