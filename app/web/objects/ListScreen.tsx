import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { DataTable } from '../ui/DataTable.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { noSelection, type Selection } from '../ui/selection.ts'
import { ListBars } from './ListBars.tsx'
import { ListBulkBar } from './ListBulkBar.tsx'
import { ListHeader } from './ListHeader.tsx'
import { ListPresets } from './ListPresets.tsx'
import { hrefWith, type ListSearch, queryOf, readListSearch, sortOf, textOfSort } from './list-search.ts'
import { NothingListed } from './NothingListed.tsx'
import { useModel } from './ObjectsProvider.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { RecordForms } from './RecordForms.tsx'
import { useColumns } from './use-columns.ts'
import { useCountWords } from './use-count-words.ts'
import { useList } from './use-list.ts'
import { usePhoneRow } from './use-phone-row.tsx'

/** The list of any object type; all that it shows stands in its URL. */
export function ListScreen({ object }: { object: string }) {
  const model = useModel(object)
  return model ? <List key={object} model={model} /> : <ForbiddenState />
}

function List({ model }: { model: ObjectModel }) {
  const router = useRouter()
  const countWords = useCountWords()
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readListSearch(raw), [raw])
  const { filter, sort: given, q } = search
  const sort = given ?? model.descriptor.defaultSort
  const query = useMemo(() => queryOf(search), [search])
  const queryKey = JSON.stringify(query)
  // A choice belongs to what is listed: another query begins without one.
  const [kept, setKept] = useState<{ of: string; selection: Selection }>({ of: queryKey, selection: noSelection })
  const selection = kept.of === queryKey ? kept.selection : noSelection
  const select = (next: Selection) => setKept({ of: queryKey, selection: next })
  const list = useList(model, { ...query, sort })
  const change = (patch: Partial<ListSearch>) =>
    router.history.replace(hrefWith(model.path, dropEmpty({ ...search, ...patch })))
  const changeQuery = (text: string) => change({ q: text || undefined })
  const { all, columns, choose } = useColumns(model, search, change)
  const hrefOf = (record: AnyRecord) => hrefWith(`${model.path}/${record.id}`, query)
  const phone = usePhoneRow(model)
  const narrowed = Boolean(filter || q || search.trash)
  const empty = !list.loading && !list.problem && list.rows.length === 0
  const total = list.total ?? list.rows.length

  return (
    <>
      <ListHeader model={model} search={search} change={change} bare={empty && !narrowed} />
      {!(empty && !narrowed) && (
        <>
          <ListPresets model={model} search={search} />
          <ListBars
            model={model}
            search={search}
            sort={sortOf(sort)}
            columns={all}
            shown={columns.map(({ key }) => key)}
            chooseColumns={choose}
            change={change}
            changeQuery={changeQuery}
          />
        </>
      )}
      {empty || list.problem ? (
        <NothingListed
          model={model}
          search={search}
          problem={list.problem}
          retry={() => void list.retry()}
          clear={() => change({ filter: undefined, q: undefined })}
        />
      ) : (
        <DataTable
          name={model.descriptor.plural}
          label={model.many}
          rows={list.rows}
          columns={columns}
          idOf={idOf}
          hrefOf={hrefOf}
          open={(record) => router.history.push(hrefOf(record))}
          edit={model.descriptor.may.update && !search.trash ? (record) => change({ edit: record.id }) : undefined}
          phone={phone}
          sort={sortOf(sort)}
          onSort={(next) => change({ sort: textOfSort(next) })}
          selection={selection}
          onSelect={select}
          loading={list.loading}
          more={list.more}
          total={total}
          totals={
            list.counted && (
              <span>
                <strong>{countWords(list.counted)}</strong> {model.words('unit', { count: list.counted.count })}
              </span>
            )
          }
        />
      )}
      <ListBulkBar model={model} rows={list.rows} search={query} total={total} selection={selection} select={select} />
      <RecordForms model={model} search={search} close={() => change({ new: undefined, edit: undefined })} />
    </>
  )
}

const idOf = ({ id }: AnyRecord) => id

const dropEmpty = (search: ListSearch): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
