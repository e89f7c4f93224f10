import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { hrefWith, type ListSearch, readListSearch } from '../objects/list-search.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { isChanged, searchOf, shownOf, urlOf, type View } from './view-state.ts'
import { viewsQuery } from './views-query.ts'
import { withoutMissing } from './without-missing.ts'

/** What a list shows and where that comes from: the saved view of the URL, and what the URL says otherwise. */
export interface ListView {
  /** All views of this object that this person may see. */
  views: View[]
  view: View | undefined
  /** The view is on its way: what is listed is not known yet. */
  pending: boolean
  /** The URL names a view that is gone, or not shared with this person. */
  lost: boolean
  /** What is shown. */
  search: ListSearch
  /** Something is shown that the view does not remember. */
  changed: boolean
  change: (patch: Partial<ListSearch>) => void
  /** The link to a view as it is saved; without one, to all. */
  hrefOf: (view?: Pick<View, 'id'>) => string
  open: (view?: Pick<View, 'id'>) => void
}

export function useListView(model: ObjectModel): ListView {
  const router = useRouter()
  const raw = useSearch({ strict: false })
  const url = useMemo(() => readListSearch(raw), [raw])
  const { data: views, isPending } = useQuery(viewsQuery(model.descriptor.name))
  const view = views?.find(({ id }) => id === url.view)
  const base = useMemo(() => (view ? searchOf(withoutMissing(view)) : (model.view.start?.(model) ?? {})), [view, model])
  const search = useMemo(() => shownOf(base, url), [base, url])
  const hrefOf = (other?: Pick<View, 'id'>) => hrefWith(model.path, other ? { view: other.id } : {})
  return {
    views: views ?? [],
    view,
    pending: Boolean(url.view && isPending),
    lost: Boolean(url.view && views && !view),
    search,
    // A link back from a record says in full what the view says as well: that is no change.
    changed: isChanged(urlOf(base, search)),
    change: (patch) => router.history.replace(hrefWith(model.path, urlOf(base, { ...search, ...patch }))),
    hrefOf,
    open: (other) => router.history.push(hrefOf(other)),
  }
}
