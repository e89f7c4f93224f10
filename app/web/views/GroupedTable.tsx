import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../objects/ListTable.tsx'
import { NothingListed } from '../objects/NothingListed.tsx'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { countQuery } from '../objects/use-list.ts'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { GroupLabel } from './GroupLabel.tsx'
import { groupFilter } from './group-filter.ts'
import { useGroupNames } from './group-names.ts'
import { groupRowsQuery, PAGE } from './group-rows-query.ts'
import { type Group, groupsQuery } from './groups-query.ts'
import { useSumWords } from './sum-words.ts'
import type { ListView } from './use-list-view.ts'

/** So many groups are open at first: more would ask for more than anybody sees. */
const OPEN_AT_FIRST = 5

/** The table in groups by a field's values: counted and summed by the server, each paging by itself. */
export function GroupedTable({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('views')
  const { models } = useObjects()
  const formats = useFormats()
  const words = useSumWords(model)
  const { search } = place
  const by = search.group ?? ''
  const answer = useQuery(groupsQuery(model, search, by))
  const { data: counted } = useQuery(countQuery(model, search))
  // Which groups were opened or closed by hand, and how many pages of each are shown; another grouping begins anew.
  const [kept, setKept] = useState<{ by: string; open: Record<string, boolean>; pages: Record<string, number> }>()
  const state = kept?.by === by ? kept : { by, open: {}, pages: {} }
  const groups = answer.data?.items ?? []
  const nameOf = useGroupNames(model, by, groups)
  const isOpen = (key: string, index: number) => state.open[key] ?? index < OPEN_AT_FIRST
  const loaded = useQueries({
    queries: groups.map((group, index) => {
      const key = keyOf(group)
      return {
        ...groupRowsQuery(models, model, groupFilter(search, by, group.value), state.pages[key] ?? 1),
        enabled: isOpen(key, index),
      }
    }),
  })
  const sums = (group: Group, shown: boolean) =>
    group.sums.filter(({ field }) => columnShows(place, model, field) === shown)
  const lines = groups.map((group, index) => {
    const key = keyOf(group)
    const open = isOpen(key, index)
    const rows = open ? (loaded[index]?.data?.rows ?? []) : []
    const name = nameOf(group.value)
    return {
      key,
      label: (
        <GroupLabel model={model} field={by.split(':')[0] ?? ''} value={group.value} name={name} count={group.count} />
      ),
      sums: new Map(
        sums(group, true).map((sum) => [sum.field, <span key={sum.field}>{sumLine(group, sum.field)}</span>]),
      ),
      aside: sums(group, false)
        .map((sum) => `${words.label(sum)} ${words.value(sum)}`)
        .join(' · '),
      open,
      toggle: () => setKept({ ...state, open: { ...state.open, [key]: !open } }),
      rows,
      loading: open && (loaded[index]?.isPending ?? false),
      ...(loaded[index]?.data?.more && {
        more: {
          label: t('moreRows', { shown: formats.number(Math.min(PAGE, group.count - rows.length)) }),
          load: () => setKept({ ...state, pages: { ...state.pages, [key]: (state.pages[key] ?? 1) + 1 } }),
        },
      }),
    }
  })
  function sumLine(group: Group, field: string) {
    const own = group.sums.filter((sum) => sum.field === field)
    if (own.length === 1 && own[0]) return words.value(own[0])
    return own.map((sum) => `${t(`how.${sum.how}`)} ${words.value(sum)}`).join(' · ')
  }
  if (answer.isPending) return <RowSkeletons count={12} />
  if (answer.error || groups.length === 0)
    return (
      <NothingListed
        model={model}
        search={search}
        problem={answer.error}
        retry={() => void answer.refetch()}
        clear={() => place.change({ filter: undefined, q: undefined })}
      />
    )
  return (
    <ListTable
      model={model}
      place={place}
      groups={lines}
      list={{ rows: lines.flatMap(({ rows }) => rows), loading: false, counted }}
    />
  )
}

const keyOf = ({ value }: Group) => String(value)

/** Sums stand under their column where it is shown. */
function columnShows({ search }: ListView, model: ObjectModel, field: string) {
  const shown = search.columns ?? model.view.columns.join()
  return shown.split(',').some((column) => column.replace(/[@!].*$/, '') === field)
}
