import {
  IconCopyPlus,
  IconGitMerge,
  IconListCheck,
  IconPencil,
  IconRestore,
  IconTag,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { type BulkAction, BulkBar } from '../ui/BulkBar.tsx'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { noSelection, type Selection, selectedCount } from '../ui/selection.ts'
import type { ListSearch } from './list-search.ts'
import { useObjects } from './ObjectsProvider.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import type { ListAct } from './object-view.ts'
import { useBulk } from './use-bulk.tsx'

const BulkEdit = lazy(async () => ({ default: (await import('./BulkEdit.tsx')).BulkEdit }))

const ForEachDrawer = lazy(async () => ({ default: (await import('./ForEachDrawer.tsx')).ForEachDrawer }))

const AddToList = lazy(async () => ({ default: (await import('../segments/AddToList.tsx')).AddToList }))

interface ListBulkBarProps {
  model: ObjectModel
  rows: AnyRecord[]
  search: ListSearch
  total: number
  selection: Selection
  select: (selection: Selection) => void
}

const settableTypes: readonly Field['type'][] = [
  ...(['select', 'multiSelect', 'boolean', 'rating', 'number', 'date', 'text', 'longText', 'url'] as const),
  ...(['country', 'language', 'email', 'phone'] as const),
]

const MOST_MERGED = 5
/** As many as an act of a module takes while one waits; more in the background. */
const MOST_AT_ONCE = 500

/** Fields that many records may be given one value of; their names are their own. */
const settable = ({ fields, descriptor }: ObjectModel) =>
  fields.filter(
    ({ key, type, readOnly }) => settableTypes.includes(type) && !readOnly && !descriptor.title.includes(key),
  )

/** What can be done with the rows chosen: assign, set a choice, tag, move to the trash; in the trash only back. */
export function ListBulkBar({ model, rows, search, total, selection, select }: ListBulkBarProps) {
  const { t } = useTranslation(['objects', 'sequences'])
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const [editing, setEditing] = useState<Field[]>()
  const [listing, setListing] = useState(false)
  const [making, setMaking] = useState<ObjectModel>()
  const { listActs } = useObjects()
  const [act, setAct] = useState<ListAct>()
  const forEach = [...useObjects().models.values()].filter(
    ({ view }) => view.forEach && view.object !== model.descriptor.name,
  )
  const count = selectedCount(selection, total)
  const clear = () => select(noSelection)
  const bulk = useBulk({ model, rows, search, selection }, count, clear)
  const { may } = model.descriptor
  const deletion = may.delete ? undefined : t('may.notDelete')
  const mergeable = selection.all ? [] : [...selection.ids]
  const mergeReason = !session.permissions.includes('merge')
    ? t('may.notMerge')
    : mergeable.length < 2 || mergeable.length > MOST_MERGED
      ? t('bulk.mergeSome')
      : undefined
  const change = may.update ? undefined : t('may.notUpdate')
  const edit = (id: string, label: string, icon: BulkAction['icon'], fields: Field[]): BulkAction[] =>
    fields.length > 0
      ? [{ id, label, icon, run: () => setEditing(fields), forbidden: change, busy: bulk.busy === 'edit' }]
      : []
  const ofType = (type: Field['type']) => model.fields.filter((field) => field.type === type)
  const actions: BulkAction[] = search.trash
    ? [
        {
          id: 'restore',
          label: t('trash.restore'),
          icon: IconRestore,
          run: () => void bulk.move('list'),
          forbidden: deletion,
          busy: bulk.busy === 'list',
        },
      ]
    : [
        ...edit('assign', t('bulk.assign'), IconUserPlus, ofType('user')),
        ...edit('edit', t('bulk.edit'), IconPencil, settable(model)),
        {
          id: 'merge',
          label: t('bulk.merge'),
          icon: IconGitMerge,
          run: () =>
            router.history.push(`/duplicates/merge?object=${model.descriptor.name}&ids=${mergeable.join(',')}`),
          forbidden: mergeReason,
        },
        ...edit('tag', t('bulk.tag'), IconTag, ofType('tags')),
        {
          id: 'addToList',
          label: t('bulk.addToList'),
          icon: IconListCheck,
          run: () => setListing(true),
          forbidden: session.permissions.includes('segments.update') ? undefined : t('may.notUpdate'),
        },
        ...forEach.map(
          (target): BulkAction => ({
            id: `each-${target.descriptor.name}`,
            label: t('bulk.forEach', { what: target.words('new') }),
            icon: IconCopyPlus,
            run: () => setMaking(target),
            forbidden: target.descriptor.may.create ? undefined : t('may.notCreate'),
          }),
        ),
        ...listActs
          .filter(({ object, needs }) => object === model.descriptor.name && session.permissions.includes(needs))
          .map((one): BulkAction => ({ id: one.id, label: t(one.label), icon: one.icon, run: () => setAct(one) })),
        {
          id: 'trash',
          label: t('trash.move'),
          icon: IconTrash,
          run: () => void bulk.move('trash'),
          forbidden: deletion,
          busy: bulk.busy === 'trash',
        },
      ]
  return (
    <>
      <BulkBar
        count={count}
        total={total}
        selectAll={() => select({ all: true, except: [] })}
        clear={clear}
        actions={actions}
      />
      {act && (
        <Suspense>
          <act.Dialog
            ids={selection.all || selection.ids.length > MOST_AT_ONCE ? undefined : selection.ids}
            start={bulk.start}
            what={model.words('count', { count, shown: formats.number(count) })}
            close={() => setAct(undefined)}
            done={clear}
          />
        </Suspense>
      )}
      {listing && (
        <Suspense>
          <AddToList
            object={model.descriptor.name}
            selection={selection}
            search={search}
            what={model.words('count', { count, shown: formats.number(count) })}
            close={() => setListing(false)}
            done={clear}
          />
        </Suspense>
      )}
      {making && (
        <Suspense>
          <ForEachDrawer
            model={making}
            of={model}
            what={model.words('count', { count, shown: formats.number(count) })}
            make={bulk.createFor}
            close={() => setMaking(undefined)}
          />
        </Suspense>
      )}
      {editing && (
        <Suspense>
          <BulkEdit
            fields={editing}
            required={new Set(model.descriptor.fields.flatMap(({ name, required }) => (required ? name : [])))}
            what={model.words('count', { count, shown: formats.number(count) })}
            apply={(field, value) => void bulk.change(field, value)}
            close={() => setEditing(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
