import { RecordCell } from '../ui/cells.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { FieldDisplay } from '../ui/FieldDisplay.tsx'
import { type Field, type FieldType, refsOf } from '../ui/field.ts'
import { isCustomKey } from './custom-values.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

const widths: Partial<Record<FieldType, number>> = {
  emails: 196,
  phones: 140,
  select: 116,
  user: 124,
  tags: 168,
  money: 104,
  number: 88,
  boolean: 88,
  date: 112,
  dateTime: 116,
  relation: 164,
  related: 164,
  addresses: 180,
  address: 180,
  email: 184,
  phone: 140,
  multiSelect: 168,
  rating: 96,
}

/** The columns a list can show: the name first, then every field that says something at a glance. */
export function columnsOf(model: ObjectModel, models: ReadonlyMap<string, ObjectModel>): Column<AnyRecord>[] {
  const { descriptor, view, fields } = model
  const isTitle = (key: string) => descriptor.title.includes(key)
  const title: Column<AnyRecord> = {
    key: view.titleField,
    label: model.words('title'),
    width: view.widths?.title ?? 190,
    sortable: descriptor.sortable.includes(view.titleField),
    cell: (record) => <RecordCell record={{ id: record.id, name: model.titleOf(record), kind: view.kind }} strong />,
  }
  const others = [...fields, ...model.figures]
    .filter(({ key }) => !isTitle(key))
    .map((field): Column<AnyRecord> => {
      const Cell = view.cells?.[field.key]
      return {
        key: field.key,
        label: field.label,
        width: view.widths?.[field.key] ?? Math.max(widths[field.type] ?? 140, roomFor(field)),
        align: field.type === 'money' || field.type === 'number' ? 'end' : undefined,
        sortable: descriptor.sortable.includes(field.key),
        cell: (record) =>
          Cell ? (
            <Cell record={record} />
          ) : (
            <ValueOf field={field} record={record} models={models} exact={view.exact?.includes(field.key)} />
          ),
      }
    })
  return [title, ...others]
}

/** A label of the workspace's own, or of a figure, may be longer than what stands under it. */
const roomFor = ({ key, label }: Field) =>
  isCustomKey(key) || key.includes('.') ? Math.min(240, 24 + label.length * 7) : 0

interface ValueOfProps {
  field: Field
  record: AnyRecord
  models: ReadonlyMap<string, ObjectModel>
  exact?: boolean
}

/** One value of a record; what it relates to by name and face, opening its page. */
export function ValueOf({ field, record, models, exact }: ValueOfProps) {
  return (
    <FieldDisplay
      field={field}
      value={shownValue(field, record[field.key], models)}
      currency={currencyOf(record)}
      exact={exact}
    />
  )
}

/** Money stands in its record's own currency, where it has one. */
export const currencyOf = (record: Record<string, unknown>) =>
  typeof record.currency === 'string' ? record.currency : undefined

/** Related records as the server lists them know their name only; the face and the address are ours. */
export function shownValue(field: Field, value: unknown, models: ReadonlyMap<string, ObjectModel>): unknown {
  const other = field.type === 'related' && field.object ? models.get(field.object) : undefined
  if (!other) return value
  return refsOf(value).map((ref) => ({ ...ref, kind: other.view.kind, href: `${other.path}/${ref.id}` }))
}
