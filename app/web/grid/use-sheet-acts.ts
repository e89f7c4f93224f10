import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currencyOf } from '../objects/columns.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import type { CellTable } from '../ui/DataTable.tsx'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'
import type { Place } from './block.ts'
import { emptyValue, type ReadCell, readCell, type TextTools } from './cell-text.ts'
import { fieldOf } from './sheet-columns.ts'
import { type CellChange, type RefusedCell, type SheetWrites, sheetWrites } from './sheet-writes.ts'

const MOST_RECORDS = 1_000

/** What a cell is to become: a text that is read by its field, or a value that is known to be one. */
export interface WantedCell {
  place: Place
  text?: string
  value?: unknown
}

/** Cells that do not fit, and the changes that would. */
export interface Refusals {
  of: 'change' | 'undo'
  cells: RefusedCell[]
  rest: CellChange[]
}

/** Kept while the page is open: leaving the mode does not forget what can be taken back. */
const kept = new Map<string, SheetWrites>()

/** Changing cells and taking changes back; all of an act, or nothing of it and what does not fit. */
export function useSheetActs(model: ObjectModel, table: CellTable<AnyRecord>, tools: TextTools) {
  const { t } = useTranslation('grid')
  const formats = useFormats()
  const client = useQueryClient()
  const [refusals, setRefusals] = useState<Refusals>()
  const [said, setSaid] = useState('')
  const { plural } = model.descriptor
  const writes = kept.get(plural) ?? sheetWrites(client, model)
  kept.set(plural, writes)

  const counted = (key: 'saved' | 'copied', count: number) => t(key, { count, shown: formats.number(count) })

  async function write(changes: CellChange[]) {
    setRefusals(undefined)
    if (changes.length === 0) return
    if (new Set(changes.map(({ id }) => id)).size > MOST_RECORDS) return tell(t('tooMany'))
    try {
      const cells = await writes.apply(changes)
      const rest = changes.filter(({ id, key }) => !cells.some((one) => one.id === id && one.key === key))
      if (cells.length > 0) setRefusals({ of: 'change', cells, rest })
      else setSaid(counted('saved', changes.length))
    } catch (problem) {
      tellFailure(problem)
    }
  }

  /** Reads what cells are to become; changes them if all of it fits. */
  async function attempt(wanted: readonly WantedCell[]) {
    const changes: CellChange[] = []
    const cells: RefusedCell[] = []
    for (const one of wanted) {
      const row = table.rows[one.place.row]
      const column = table.columns[one.place.column]
      if (!row || !column) {
        cells.push({ id: row?.id ?? '', key: null, wanted: one.text, why: { message: t('refused.outside') } })
        continue
      }
      const field = fieldOf(model, column.key)
      const read = await readWanted(field, one, row)
      if ('refused' in read)
        cells.push({ id: row.id, key: column.key, wanted: one.text, why: { message: refusal(read.refused, field) } })
      else if (JSON.stringify(read.value ?? null) !== JSON.stringify(row[column.key] ?? null))
        changes.push({ id: row.id, key: column.key, before: row[column.key] ?? null, after: read.value })
    }
    if (cells.length > 0) setRefusals({ of: 'change', cells, rest: changes })
    else await write(changes)
  }

  async function readWanted(field: Field | undefined, { text, value }: WantedCell, row: AnyRecord): Promise<ReadCell> {
    if (!field || field.readOnly) return { refused: 'readOnly' }
    return text === undefined ? { value } : readCell(text, field, { ...tools, currency: currencyOf(row) })
  }

  const refusal = (reason: Extract<ReadCell, { refused: string }>['refused'], field: Field | undefined) => {
    const options = (
      field?.type === 'boolean' ? [tools.yes, tools.no] : (field?.options ?? []).map(({ label }) => label)
    ).join(', ')
    return field?.hint && reason === 'readOnly' ? field.hint : t(`refused.${reason}`, { options })
  }

  const step = (back: boolean) => async () => {
    try {
      const cells = await (back ? writes.undo() : writes.redo())
      if (cells === null) setSaid(t('nothingToUndo'))
      else if (cells.length > 0) setRefusals({ of: 'undo', cells, rest: [] })
      else setSaid(t(back ? 'undone' : 'redone'))
    } catch (problem) {
      tellFailure(problem)
    }
  }

  return {
    refusals,
    said,
    attempt,
    write,
    close: () => setRefusals(undefined),
    clear: (places: readonly Place[]) => {
      const cells = places.map((place) => {
        const field = fieldOf(model, table.columns[place.column]?.key ?? '')
        return { place, value: field?.type === 'boolean' ? false : field && emptyValue(field) }
      })
      return attempt(cells)
    },
    copied: (count: number) => setSaid(counted('copied', count)),
    undo: step(true),
    redo: step(false),
  }
}
