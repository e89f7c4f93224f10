import { lazy, Suspense } from 'react'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { type ListView, useListView } from '../views/use-list-view.ts'
import { ViewsBar } from '../views/ViewsBar.tsx'
import { ListBars } from './ListBars.tsx'
import { ListHeader } from './ListHeader.tsx'
import { ListTable } from './ListTable.tsx'
import { queryOf } from './list-search.ts'
import { useModel } from './ObjectsProvider.tsx'
import type { ObjectModel } from './object-model.ts'
import { RecordForms } from './RecordForms.tsx'
import { useList } from './use-list.ts'

// What not every list is brings its own weight when it is first wanted.
const NothingListed = lazy(async () => ({ default: (await import('./NothingListed.tsx')).NothingListed }))
const Board = lazy(async () => ({ default: (await import('../views/Board.tsx')).Board }))
const Calendar = lazy(async () => ({ default: (await import('../views/Calendar.tsx')).Calendar }))
const GroupedTable = lazy(async () => ({ default: (await import('../views/GroupedTable.tsx')).GroupedTable }))
const ViewNotice = lazy(async () => ({ default: (await import('../views/ViewNotice.tsx')).ViewNotice }))

/** The list of any object type, in the layout of its view; all that it shows stands in its URL. */
export function ListScreen({ object }: { object: string }) {
  const model = useModel(object)
  return model ? <List key={object} model={model} /> : <ForbiddenState />
}

function List({ model }: { model: ObjectModel }) {
  const place = useListView(model)
  const { search, change } = place
  const layout = layoutOf(model, place)
  const query = { ...queryOf(search), sort: search.sort ?? model.descriptor.defaultSort }
  const list = useList(model, query, layout === 'table' && !place.pending)
  const narrowed = Boolean(search.filter || search.q || search.trash)
  const empty = layout === 'table' && !list.loading && !list.problem && list.rows.length === 0
  const bare = empty && !narrowed && !place.view
  return (
    <>
      <ListHeader model={model} search={search} change={change} bare={bare} />
      {!search.trash && !bare && <ViewsBar model={model} place={place} />}
      {!bare && <ListBars model={model} place={place} />}
      {(place.lost || (place.view?.missing.length ?? 0) > 0) && (
        <Suspense fallback={null}>
          <ViewNotice place={place} />
        </Suspense>
      )}
      {empty || list.problem ? (
        <Suspense>
          <NothingListed
            model={model}
            search={search}
            problem={list.problem}
            retry={() => void list.retry()}
            clear={() => change({ filter: undefined, q: undefined })}
          />
        </Suspense>
      ) : (
        <Suspense fallback={<RowSkeletons count={12} />}>
          {layout === 'table' && <ListTable model={model} place={place} list={list} />}
          {layout === 'groups' && <GroupedTable model={model} place={place} />}
          {layout === 'board' && <Board model={model} place={place} />}
          {layout === 'calendar' && <Calendar model={model} place={place} />}
          {layout === 'timeline' && model.view.Timeline && <model.view.Timeline model={model} place={place} />}
        </Suspense>
      )}
      <RecordForms model={model} search={search} close={() => change({ new: undefined, edit: undefined })} />
    </>
  )
}

/** A board without a field, or in the trash, is a table. */
function layoutOf(model: ObjectModel, { search }: ListView) {
  const has = (field: string | undefined) => Boolean(field && model.field(field))
  if (search.trash) return 'table'
  if (search.kind === 'board' && has(search.board)) return 'board'
  if (search.kind === 'calendar' && has(search.date)) return 'calendar'
  if (search.kind === 'timeline' && model.view.Timeline) return 'timeline'
  return has(search.group?.split(':')[0]) ? 'groups' : 'table'
}
