import { useShell } from '../shell/shell-context.ts'
import { ViewTabs } from '../ui/ViewTabs.tsx'
import { hrefWith, type ListSearch } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'

/** The list narrowed to what one often wants, each a link; none is marked when the filter is another. */
export function ListPresets({ model, search }: { model: ObjectModel; search: ListSearch }) {
  const { session } = useShell()
  const presets = model.view.presets?.(session) ?? []
  if (presets.length === 0 || search.trash) return null
  const current = search.filter
    ? presets.find(({ filter }) => JSON.stringify(filter) === JSON.stringify(search.filter))?.id
    : 'all'
  const columns = search.columns ? { columns: search.columns } : {}
  return (
    <ViewTabs
      current={current ?? ''}
      tabs={[
        { id: 'all', label: model.words('all'), href: hrefWith(model.path, columns) },
        ...presets.map(({ id, filter, sort }) => ({
          id,
          label: model.words(`presets.${id}`),
          href: hrefWith(model.path, { filter, ...(sort ? { sort } : {}), ...columns }),
        })),
      ]}
    />
  )
}
