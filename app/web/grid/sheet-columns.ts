import { currencyOf } from '../objects/columns.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { editorFor } from '../ui/editors.tsx'
import type { Field } from '../ui/field.ts'
import { cellText, type TextTools, takesText } from './cell-text.ts'

/** The field behind a column. A name made of several fields is read only: which part would one change? */
export function fieldOf(model: ObjectModel, key: string): Field | undefined {
  const field = model.field(key)
  if (!field) return undefined
  const isName = key === model.view.titleField && model.descriptor.title.length > 1
  return isName ? { ...field, readOnly: true } : field
}

/** What a cell says, as text. */
export function textOfCell(model: ObjectModel, key: string, record: AnyRecord, tools: TextTools): string {
  if (key === model.view.titleField) return model.titleOf(record)
  const field = model.field(key) ?? model.facets.find((facet) => facet.key === key)
  return field ? cellText(field, record[key], currencyOf(record), tools) : ''
}

/** Whether a cell can be opened for writing. */
export const isWritable = (field: Field | undefined): field is Field =>
  field !== undefined && !field.readOnly && (takesText(field) || editorFor(field.type) !== undefined)
