import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Filter } from '../ui/filter.ts'
import { RelatedList } from '../ui/RelatedList.tsx'
import { hrefWith } from './list-search.ts'
import { loadNamesFor, referencesIn, rememberNames } from './names.ts'
import { useModel, useObjects } from './ObjectsProvider.tsx'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import type { ViewTools } from './object-view.ts'
import { RecordForms } from './RecordForms.tsx'
import { useViewTools } from './use-view-tools.ts'

interface RelatedRecordsProps {
  object: string
  filter: Filter
  sort?: string
  most?: number
  label?: string
  detail?: (record: AnyRecord, tools: ViewTools) => ReactNode
  end?: (record: AnyRecord, tools: ViewTools) => ReactNode
  /** What a new one begins with; left out: none is made from here. */
  initial?: Record<string, unknown>
  /** Leave the list out while it is empty and nothing can be added. */
  hideEmpty?: boolean
}

/** Records of another object that belong to the one on screen: the first few, with the way to all and to a new one. */
export function RelatedRecords(props: RelatedRecordsProps) {
  const model = useModel(props.object)
  return model ? <Known model={model} {...props} /> : null
}

function Known({
  model,
  filter,
  sort,
  most = 5,
  label,
  detail,
  end,
  initial,
  hideEmpty,
}: RelatedRecordsProps & { model: ObjectModel }) {
  const [adding, setAdding] = useState(false)
  const toolsFor = useViewTools(model)
  const { items, total } = useRelated(model, filter, sort, most)
  if (hideEmpty && items.length === 0) return null
  const mayAdd = initial && model.descriptor.may.create
  return (
    <>
      <RelatedList
        label={label ?? model.many}
        items={items.map((record) => {
          const tools = toolsFor(record)
          return {
            id: record.id,
            name: model.titleOf(record),
            href: `${model.path}/${record.id}`,
            avatar: model.view.kind,
            detail: detail?.(record, tools),
            end: end?.(record, tools),
          }
        })}
        total={total}
        allHref={hrefWith(model.path, {
          filter: 'and' in filter ? filter : { and: [filter] },
          ...(sort ? { sort } : {}),
        })}
        add={mayAdd ? () => setAdding(true) : undefined}
        addLabel={model.words('new')}
      />
      {mayAdd && (
        <RecordForms
          model={model}
          search={adding ? { new: true } : {}}
          initial={initial}
          close={() => setAdding(false)}
        />
      )}
    </>
  )
}

/** The first records that match, and how many do. */
export function useRelated(model: ObjectModel, filter: Filter, sort: string | undefined, most: number) {
  const { models } = useObjects()
  const { plural } = model.descriptor
  const text = JSON.stringify(filter)
  const { data } = useQuery({
    queryKey: [plural, 'related', text, sort ?? null, most],
    queryFn: async ({ signal }) => {
      const objects = objectClient(plural)
      const page = await objects.list({ filter: text, sort, limit: most }, { signal })
      rememberNames(model, page.items)
      const [counted] = await Promise.all([
        page.nextCursor ? objects.count({ filter: text }, { signal }) : undefined,
        loadNamesFor(models, referencesIn(model, page.items)),
      ])
      return { items: page.items, total: counted?.count ?? page.items.length }
    },
  })
  return data ?? { items: [], total: 0 }
}
