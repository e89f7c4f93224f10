import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Collaboration.module.css'

/** Something that may stand where one writes. */
export interface Suggestion {
  id: string
  /** What stands in the text once it is taken. */
  insert: string
  shown: ReactNode
}

/** What is offered at a place of the text: everything from `at` to the cursor is replaced. */
export interface Suggested {
  at: number
  items: Suggestion[]
}

export interface SuggestTextProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** Asked with each letter. */
  suggest: (value: string, caret: number) => Suggested | undefined
  /** What the list is called. */
  listLabel: string
  rows?: number
  maxLength?: number
  autoFocus?: boolean
  /** The list opens over the text: there is no room below. */
  above?: boolean
  onFocus?: () => void
}

/** A text that offers something while one writes: arrows choose, Enter or Tab takes, Escape leaves the text as it is. */
export function SuggestText({ label, value, onChange, suggest, listLabel, above, ...field }: SuggestTextProps) {
  const { t } = useTranslation('collaboration')
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [leftAt, setLeftAt] = useState<number>()
  const suggested = suggest(value, caret)
  const found = suggested && suggested.at !== leftAt ? suggested.items : []
  const open = found.length > 0
  const take = (one: Suggestion | undefined) => {
    if (!suggested || !one) return
    const before = value.slice(0, suggested.at) + one.insert
    const rest = value.slice(caret)
    onChange(before + (/\s$/.test(one.insert) ? rest.replace(/^ /, '') : rest))
    setLeftAt(undefined)
    requestAnimationFrame(() => {
      area.current?.setSelectionRange(before.length, before.length)
      setCaret(before.length)
    })
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((was) => (was + step + found.length) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(found[active] ?? found[0])
    else if (event.key === 'Escape') setLeftAt(suggested?.at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = Math.min(active, found.length - 1)
  return (
    <div className={styles.mentioning}>
      <textarea
        ref={area}
        className={styles.text}
        rows={field.rows ?? 2}
        maxLength={field.maxLength ?? 10_000}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
        data-own-focus
        // biome-ignore lint/a11y/noAutofocus: it opens where one asked to write
        autoFocus={field.autoFocus}
        value={value}
        onFocus={field.onFocus}
        onKeyDown={onKey}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setLeftAt(suggested?.at)}
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart)
          setActive(0)
          setLeftAt(undefined)
          onChange(event.currentTarget.value)
        }}
      />
      {open && (
        <div
          role="listbox"
          id={`${id}-list`}
          aria-label={listLabel}
          className={styles.people}
          data-above={above || undefined}
        >
          {found.map((one, index) => (
            <div
              key={one.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={styles.person}
              // The text keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault()
                take(one)
              }}
            >
              {one.shown}
            </div>
          ))}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {open ? t('mention.found', { count: found.length }) : ''}
      </span>
    </div>
  )
}
