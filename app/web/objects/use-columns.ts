import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { columnsOf } from './columns.tsx'
import type { ListSearch } from './list-search.ts'
import { useObjects } from './ObjectsProvider.tsx'
import type { ObjectModel } from './object-model.ts'

/**
 * Which columns stand in a list: those of the URL, else those this person chose last, else the view's own. A change
 * goes into both, so that a link shows what its sender saw.
 */
export function useColumns(model: ObjectModel, search: ListSearch, change: (patch: Partial<ListSearch>) => void) {
  const { models } = useObjects()
  const { plural } = model.descriptor
  const [kept, keep] = useLocalStorage<string[] | null>({
    key: `kith-columns-${plural}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const all = useMemo(() => columnsOf(model, models), [model, models])
  const wanted = search.columns?.split(',').join() ?? (kept ?? model.view.columns).join()
  const columns = useMemo(() => {
    const [title, ...others] = all
    const chosen = wanted.split(',').flatMap((key) => others.find((column) => column.key === key) ?? [])
    return title ? [title, ...chosen] : chosen
  }, [all, wanted])
  const choose = (keys: string[]) => {
    const beside = keys.filter((key) => key !== all[0]?.key)
    keep(beside)
    change({ columns: beside.join() })
  }
  return { all, columns, choose }
}
