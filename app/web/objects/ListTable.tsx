import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useCells } from '../grid/use-cells.tsx'
import { DataTable, type RowGroup } from '../ui/DataTable.tsx'
import { noSelection, type Selection } from '../ui/selection.ts'
import type { ListView } from '../views/use-list-view.ts'
import { hrefWith, queryOf, sortOf, textOfSort } from './list-search.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { useColumns } from './use-columns.ts'
import { useCountWords } from './use-count-words.ts'
import { useFigures } from './use-figures.ts'
import type { useList } from './use-list.ts'
import { usePhoneRow } from './use-phone-row.tsx'

// It comes with the first choice, and stays for what goes on after it.
const ListBulkBar = lazy(async () => ({ default: (await import('./ListBulkBar.tsx')).ListBulkBar }))

const Totals = lazy(async () => ({ default: (await import('../views/Totals.tsx')).Totals }))

interface ListTableProps {
  model: ObjectModel
  place: ListView
  list: Pick<ReturnType<typeof useList>, 'rows' | 'loading' | 'counted'> &
    Partial<Pick<ReturnType<typeof useList>, 'more'>>
  groups?: RowGroup<AnyRecord>[]
}

/** The records of a list as rows, with what can be done to those chosen. */
export function ListTable({ model, place, list, groups }: ListTableProps) {
  const router = useRouter()
  const countWords = useCountWords()
  const { search, change } = place
  const query = useMemo(() => queryOf(search), [search])
  const queryKey = JSON.stringify(query)
  // A choice belongs to what is listed: another query begins without one.
  const [kept, setKept] = useState<{ of: string; selection: Selection }>({ of: queryKey, selection: noSelection })
  const selection = kept.of === queryKey ? kept.selection : noSelection
  const [hasChosen, setChosen] = useState(false)
  const select = (next: Selection) => {
    setKept({ of: queryKey, selection: next })
    setChosen(true)
  }
  const { columns, resize } = useColumns(model, place)
  const hrefOf = (record: AnyRecord) => hrefWith(`${model.path}/${record.id}`, query)
  const phone = usePhoneRow(model)
  const cells = useCells(model, model.descriptor.may.update && !search.trash)
  const { counted, loading, more } = list
  const rows = useFigures(model, list.rows, columns)
  const total = counted?.count ?? rows.length
  return (
    <>
      <DataTable
        name={model.descriptor.plural}
        label={model.many}
        rows={rows}
        groups={groups}
        columns={columns}
        density={search.density}
        onResize={resize}
        idOf={idOf}
        hrefOf={hrefOf}
        open={(record) => router.history.push(hrefOf(record))}
        edit={model.descriptor.may.update && !search.trash ? (record) => change({ edit: record.id }) : undefined}
        cells={cells}
        phone={phone}
        sort={sortOf(search.sort ?? model.descriptor.defaultSort)}
        onSort={(next) => change({ sort: textOfSort(next) })}
        selection={selection}
        onSelect={select}
        loading={loading}
        more={more}
        total={total}
        totals={
          counted && (
            <>
              <span>
                <strong>{countWords(counted)}</strong> {model.words('unit', { count: counted.count })}
              </span>
              {search.sums && (
                <Suspense fallback={null}>
                  <Totals model={model} search={search} />
                </Suspense>
              )}
            </>
          )
        }
      />
      {hasChosen && (
        <Suspense>
          <ListBulkBar model={model} rows={rows} search={query} total={total} selection={selection} select={select} />
        </Suspense>
      )}
    </>
  )
}

const idOf = ({ id }: AnyRecord) => id
