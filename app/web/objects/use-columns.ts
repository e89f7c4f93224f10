import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import type { ListView } from '../views/use-list-view.ts'
import { type ColumnChoice, readColumns, writeColumns } from '../views/view-state.ts'
import { columnsOf } from './columns.tsx'
import { useObjects } from './ObjectsProvider.tsx'
import type { ObjectModel } from './object-model.ts'

/**
 * Which columns stand in a list: those of the URL or its view, else those this person chose last for all records, else
 * the object's own. A change goes into the URL, so that a link shows what its sender saw. Pinned ones stand first.
 */
export function useColumns(model: ObjectModel, { search, view, change }: ListView) {
  const { models } = useObjects()
  const [kept, keep] = useLocalStorage<string | null>({
    key: `kith-layout-${model.descriptor.plural}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const all = useMemo(() => {
    const [title, ...others] = columnsOf(model, models)
    return title ? [{ ...title, fixed: true }, ...others] : others
  }, [model, models])
  const wanted = search.columns ?? (view ? undefined : kept) ?? model.view.columns.join()
  const shown = useMemo((): ColumnChoice[] => {
    const chosen = readColumns(wanted)
    const title = all[0]?.key
    const rest = chosen.filter(({ name }) => name !== title && all.some(({ key }) => key === name))
    const first = title === undefined ? [] : [chosen.find(({ name }) => name === title) ?? { name: title }]
    return [...first, ...rest]
  }, [all, wanted])
  const columns = useMemo(() => {
    const [first, ...rest] = shown
    const pins = shown.some(({ pinned }) => pinned)
    const ordered = [
      // What stays takes the name of the record along.
      ...(first ? [{ ...first, pinned: pins }] : []),
      ...rest.filter(({ pinned }) => pinned),
      ...rest.filter(({ pinned }) => !pinned),
    ]
    return ordered.flatMap(({ name, width, pinned = false }) => {
      const column = all.find(({ key }) => key === name)
      return column ? [{ ...column, width: width ?? column.width, fixed: width !== undefined, pinned }] : []
    })
  }, [all, shown])
  const choose = (next: ColumnChoice[]) => {
    const text = writeColumns(next)
    if (!view) keep(text)
    change({ columns: text })
  }
  const resize = (key: string, width: number) =>
    choose(shown.map((one) => (one.name === key ? { ...one, width } : one)))
  return { all, shown, columns, choose, resize }
}
