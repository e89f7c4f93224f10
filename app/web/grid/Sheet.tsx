import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import type { CellTable } from '../ui/DataTable.tsx'
import { useFormats } from '../ui/format.ts'
import { Keys } from '../ui/Keys.tsx'
import { useSources } from '../ui/sources.ts'
import { asTabbed, columnsIn, fromTabbed, type Place, pastedPlaces, placesIn, rowsIn } from './block.ts'
import { CellEditor, type Onward } from './CellEditor.tsx'
import type { TextTools } from './cell-text.ts'
import { RefusedPanel } from './RefusedPanel.tsx'
import styles from './Sheet.module.css'
import { fieldOf, isWritable, textOfCell } from './sheet-columns.ts'
import { useSheetActs } from './use-sheet-acts.ts'
import { useSheetEvents } from './use-sheet-events.ts'
import { useSheetPlace } from './use-sheet-place.ts'

interface SheetProps {
  model: ObjectModel
  table: CellTable<AnyRecord>
  leave: () => void
}

const onwards: Record<Onward, Place> = {
  down: { row: 1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: { row: 0, column: 0 },
}

/** The cells of a list as a spreadsheet: moved in, typed into, marked, copied, pasted, filled, emptied, taken back. */
export function Sheet({ model, table, leave }: SheetProps) {
  const { t } = useTranslation(['grid', 'ui'])
  const tools = useTextTools()
  const place = useSheetPlace(table)
  const sheet = useSheetActs(model, table, tools)
  const [editing, setEditing] = useState<{ typed?: string; record: AnyRecord; key: string }>()
  const { block, cursor } = place
  const field = editing && fieldOf(model, editing.key)

  const reveal = ({ row, column }: Place) => {
    table.scrollTo(row)
    requestAnimationFrame(() => {
      const at = table.rows[row]
      const key = table.columns[column]?.key
      if (at && key)
        document.getElementById(table.cellId(at, key))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
  }
  const edit = (typed?: string) => {
    const { row: record, column } = { row: table.rows[cursor.row], column: table.columns[cursor.column] }
    if (!record || !column) return
    const target = fieldOf(model, column.key)
    if (isWritable(target) && typed !== ' ') setEditing({ typed, record, key: column.key })
    else if (typed === ' ' && target?.type === 'boolean' && !target.readOnly)
      void sheet.attempt([{ place: cursor, value: !record[column.key] }])
    else if (!isWritable(target)) void sheet.attempt([{ place: cursor, text: typed ?? '' }])
  }
  const fillDown = () => {
    // One cell takes the one above it; a block its own first row.
    const from = block.top === block.bottom ? block.top - 1 : block.top
    const below = placesIn({ ...block, top: from + 1 })
    const values = below.map(({ row, column }) => ({
      place: { row, column },
      value: table.rows[from]?.[table.columns[column]?.key ?? ''] ?? null,
    }))
    if (from >= 0) void sheet.attempt(values)
  }
  const clear = () => void sheet.clear(placesIn(block))
  const copied = () => {
    const rows = table.rows.slice(block.top, block.bottom + 1)
    const columns = table.columns.slice(block.left, block.right + 1)
    sheet.copied(rows.length * columns.length)
    return asTabbed(rows.map((record) => columns.map(({ key }) => textOfCell(model, key, record, tools))))
  }
  const paste = (text: string) => {
    const cells = pastedPlaces(fromTabbed(text), block)
    const last = cells.at(-1)?.place
    if (last) place.mark({ row: block.top, column: block.left }, last)
    void sheet.attempt(cells)
  }
  useSheetEvents({
    table,
    place,
    acts: { edit, clear, fillDown, undo: () => void sheet.undo(), redo: () => void sheet.redo(), leave, reveal },
    clipboard: { copied, paste, clear },
  })
  const commit = (value: unknown, onward: Onward) => {
    setEditing(undefined)
    void sheet.attempt([{ place: cursor, value }])
    const by = onwards[onward]
    const next = { row: cursor.row + by.row, column: cursor.column + by.column }
    if (onward !== 'stay') {
      place.goTo(next)
      reveal(next)
    }
  }
  const size = rowsIn(block) * columnsIn(block)
  return (
    <>
      {editing && field && (
        <CellEditor
          key={`${editing.record.id} ${editing.key}`}
          grid={table.grid}
          cellId={table.cellId(editing.record, editing.key)}
          field={field}
          record={editing.record}
          typed={editing.typed}
          tools={tools}
          why={(reason) => t(`refused.${reason}`, { options: field.options?.map(({ label }) => label).join(', ') })}
          commit={commit}
          cancel={() => setEditing(undefined)}
        />
      )}
      {sheet.refusals && (
        <RefusedPanel
          model={model}
          rows={table.rows}
          refusals={sheet.refusals}
          tools={tools}
          others={() => void sheet.write(sheet.refusals?.rest ?? [])}
          close={() => {
            sheet.close()
            requestAnimationFrame(() => table.grid.current?.focus())
          }}
        />
      )}
      <div className={styles.bar} role="note" aria-label={t('bar')}>
        {hints.map(([keys, word]) => (
          <span key={word}>
            <Keys keys={keys} /> {t(word)}
          </span>
        ))}
        <span className={styles.said} role="status">
          {[size > 1 && t('block', { rows: rowsIn(block), columns: columnsIn(block) }), sheet.said]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
    </>
  )
}

const hints = [
  ['Enter', 'enter'],
  ['mod+c', 'copy'],
  ['mod+v', 'paste'],
  ['mod+d', 'fill'],
  ['mod+z', 'undo'],
  ['Escape', 'leave'],
] as const

function useTextTools(): TextTools {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const sources = useSources()
  return useMemo(() => ({ formats, sources, yes: t('yes'), no: t('no') }), [formats, sources, t])
}
