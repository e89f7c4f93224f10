import { Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTag, IconTrash, IconUpload, IconUserPlus } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Bar } from '../ui/Bar.tsx'
import { BulkBar } from '../ui/BulkBar.tsx'
import { RecordCell } from '../ui/cells.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { FieldDisplay } from '../ui/FieldDisplay.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import type { Filter } from '../ui/filter.ts'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { type Sort, SortMenu } from '../ui/SortMenu.tsx'
import { noSelection, type Selection, selectedCount } from '../ui/selection.ts'
import { offerUndo } from '../ui/toasts.tsx'
import { ViewTabs } from '../ui/ViewTabs.tsx'
import { ColumnsMenu } from '../views/ColumnsMenu.tsx'
import type { ColumnChoice } from '../views/view-state.ts'
import { contacts, type ExampleContact, fields } from './example.ts'

const widths: Record<string, number> = {
  name: 190,
  company: 170,
  emails: 200,
  lifecycle: 116,
  owner: 130,
  total: 104,
  activeAt: 116,
  tags: 190,
}
const columns: Column<ExampleContact>[] = fields.map((field) => ({
  key: field.key,
  label: field.label,
  width: widths[field.key] ?? 120,
  align: field.type === 'money' ? 'end' : undefined,
  sortable: field.type !== 'tags',
  cell: (row) =>
    field.key === 'name' ? (
      <RecordCell record={{ id: row.id, name: row.name, kind: 'person' }} strong />
    ) : (
      <FieldDisplay field={field} value={row[field.key as keyof ExampleContact]} />
    ),
}))

const loading = new URLSearchParams(location.search).has('loading')

export function ContactsGallery() {
  const router = useRouter()
  const formats = useFormats()
  const [shown, setShown] = useState<ColumnChoice[]>(columns.map((column) => ({ name: column.key })))
  const [sort, setSort] = useState<Sort>({ field: 'activeAt', descending: true })
  const [selection, setSelection] = useState<Selection>(noSelection)
  const [filter, setFilter] = useState<Filter | undefined>({
    and: [
      { field: 'lifecycle', op: 'notIn', value: ['former'] },
      { field: 'tags', op: 'in', value: ['Wholesale', 'Office', 'Decaf'] },
      { field: 'activeAt', op: 'inLast', value: '90d' },
    ],
  })
  const count = selectedCount(selection, contacts.length)
  const href = (row: ExampleContact) => `/contacts/${row.id}`
  return (
    <>
      <PageHeader
        title="Contacts"
        note="12,480"
        actions={
          <>
            <Button variant="subtle" color="gray" leftSection={<IconUpload size={16} stroke={1.6} />} visibleFrom="sm">
              Import
            </Button>
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => offerUndo('Sofia Marchetti moved to the trash.', async () => {})}
            >
              New contact
            </Button>
          </>
        }
      />
      <ViewTabs
        current="active"
        tabs={[
          { id: 'all', label: 'All contacts', href: '/contacts?view=all' },
          { id: 'active', label: 'Recently active', href: '/contacts', count: 1284 },
          { id: 'north', label: 'Cafés in the north', href: '/contacts?view=north', count: 212 },
          { id: 'mine', label: 'My follow-ups', href: '/contacts?view=mine', sharing: 'private' },
        ]}
      />
      <Bar
        end={
          <>
            <SortMenu fields={fields.filter((field) => field.type !== 'tags')} sort={sort} onChange={setSort} />
            <ColumnsMenu
              columns={columns.map((column, index) => ({ ...column, fixed: index === 0 }))}
              shown={shown}
              onChange={setShown}
            />
          </>
        }
      >
        <FilterBar fields={fields} filter={filter} onChange={setFilter} />
      </Bar>
      <DataTable
        name="gallery"
        label="Contacts"
        rows={loading ? [] : contacts}
        loading={loading}
        columns={shown.flatMap(({ name }) => columns.find((column) => column.key === name) ?? [])}
        idOf={(row) => row.id}
        hrefOf={href}
        open={(row) => router.history.push(href(row))}
        phone={(row) => ({
          avatar: <RecordAvatar name={row.name} kind="person" size={34} />,
          title: row.name,
          detail: [row.company?.name, formats.relative(row.activeAt)].filter(Boolean).join(' · '),
          value: row.total === null ? '–' : formats.money({ amount: row.total, currency: 'EUR' }, { whole: true }),
          note: 'Customer',
        })}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelect={setSelection}
        total={contacts.length}
        totals={
          <>
            <span>
              <strong>1,284</strong> contacts
            </span>
            <span>
              12 months <strong>€412,906</strong>
            </span>
          </>
        }
      />
      <BulkBar
        count={count}
        total={contacts.length}
        selectAll={() => setSelection({ all: true, except: [] })}
        clear={() => setSelection(noSelection)}
        actions={[
          { id: 'assign', label: 'Assign', icon: IconUserPlus, run: () => {} },
          { id: 'edit', label: 'Edit field', icon: IconPencil, run: () => {} },
          { id: 'tag', label: 'Tag', icon: IconTag, run: () => {} },
          {
            id: 'trash',
            label: 'Trash',
            icon: IconTrash,
            run: () => {},
            forbidden: 'Only owners may trash many records at once.',
          },
        ]}
      />
    </>
  )
}
