import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { currencyOf } from '../objects/columns.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import { editorFor } from '../ui/editors.tsx'
import type { Field } from '../ui/field.ts'
import { cellText, type ReadCell, readCell, type TextTools, takesText } from './cell-text.ts'
import styles from './Sheet.module.css'

/** Fields whose cells are one line of text under the hand, too; the others open their own editor. */
const plainTypes: readonly Field['type'][] = [
  ...(['text', 'url', 'country', 'language', 'email', 'phone', 'number', 'money'] as const),
]
/** Fields that are chosen and not typed: a key opens their list. */
const chosenTypes: readonly Field['type'][] = ['select', 'multiSelect', 'boolean', 'user', 'relation', 'rating']

/** Where one goes after writing. */
export type Onward = 'down' | 'right' | 'left' | 'stay'

interface CellEditorProps {
  grid: RefObject<HTMLDivElement | null>
  cellId: string
  field: Field
  record: AnyRecord
  /** The key that opened it. */
  typed: string | undefined
  tools: TextTools
  why: (reason: Extract<ReadCell, { refused: string }>['refused']) => string
  commit: (value: unknown, onward: Onward) => void
  cancel: () => void
}

/** A cell under the hand, over its place in the table. Enter saves and goes down, Tab to the side, Escape lets go. */
export function CellEditor(props: CellEditorProps) {
  const { grid, cellId, field, record, typed, commit, cancel } = props
  const labelId = useId()
  const box = useRef<HTMLDivElement>(null)
  const onward = useRef<Onward>('stay')
  const closed = useRef(false)
  const rect = useCellRect(grid, cellId)
  const isPlain = plainTypes.includes(field.type) || (typed !== undefined && !chosenTypes.includes(field.type))
  const Editor = isPlain && takesText(field) ? undefined : editorFor(field.type)
  const once = (work: () => void) => {
    if (closed.current) return
    closed.current = true
    // Somebody who pressed elsewhere is there already.
    if (box.current?.contains(document.activeElement)) grid.current?.focus({ preventScroll: true })
    work()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onward.current = 'down'
    if (event.key !== 'Tab') return
    event.preventDefault()
    onward.current = event.shiftKey ? 'left' : 'right'
    // Leaving is saving.
    grid.current?.focus({ preventScroll: true })
  }
  if (!rect) return null
  return (
    <div ref={box} className={styles.editor} style={rect} onKeyDownCapture={onKeyDown}>
      <span id={labelId} className="visually-hidden">
        {field.label}
      </span>
      {Editor ? (
        <Editor
          field={field}
          labelledBy={labelId}
          value={record[field.key]}
          currency={currencyOf(record)}
          commit={(value) => once(() => commit(value, onward.current))}
          cancel={() => once(cancel)}
        />
      ) : (
        <PlainEditor
          {...props}
          labelId={labelId}
          commit={(value) => once(() => commit(value, onward.current))}
          cancel={() => once(cancel)}
        />
      )}
    </div>
  )
}

type PlainEditorProps = Pick<CellEditorProps, 'field' | 'record' | 'typed' | 'tools' | 'why' | 'cancel'> & {
  labelId: string
  commit: (value: unknown) => void
}

function PlainEditor({ field, record, typed, tools, why, labelId, commit, cancel }: PlainEditorProps) {
  const currency = currencyOf(record)
  const before = cellText(field, record[field.key], currency, tools)
  const [text, setText] = useState(typed ?? before)
  const [problem, setProblem] = useState<string>()
  const save = async () => {
    if (text === before) return cancel()
    const read = await readCell(text, field, { ...tools, currency })
    if ('refused' in read) setProblem(why(read.refused))
    else commit(read.value)
  }
  return (
    <>
      <input
        ref={focusAtEnd}
        className={styles.plain}
        aria-labelledby={labelId}
        aria-invalid={problem ? true : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setProblem(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') cancel()
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
        onBlur={() => void save()}
      />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}

/** Once, when it appears. */
function focusAtEnd(input: HTMLInputElement | null) {
  if (!input || document.activeElement === input) return
  input.focus({ preventScroll: true })
  input.setSelectionRange(input.value.length, input.value.length)
}

/** Where the cell lies within the table's frame; follows it as the table scrolls. */
function useCellRect(grid: RefObject<HTMLDivElement | null>, cellId: string) {
  const [scrolled, setScrolled] = useState(0)
  const [rect, setRect] = useState<{ left: number; top: number; minWidth: number; minHeight: number }>()
  useEffect(() => {
    const element = grid.current
    const onScroll = () => setScrolled((was) => was + 1)
    element?.addEventListener('scroll', onScroll, { passive: true })
    return () => element?.removeEventListener('scroll', onScroll)
  }, [grid])
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolling moves the cell
  useLayoutEffect(() => {
    const cell = document.getElementById(cellId)?.getBoundingClientRect()
    const frame = grid.current?.parentElement?.getBoundingClientRect()
    if (!cell || !frame) return
    const minWidth = Math.max(cell.width + 2, 120)
    const left = Math.max(0, Math.min(cell.left - frame.left - 1, frame.width - minWidth - 8))
    setRect({ left, top: cell.top - frame.top - 1, minWidth, minHeight: cell.height + 2 })
  }, [cellId, grid, scrolled])
  return rect
}
