import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matches } from '../ui/matches.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from './Collaboration.module.css'
import { beingNamed, type Mentionable } from './plain-text.ts'

const MOST = 8

interface MentionTextProps {
  label: string
  value: string
  onChange: (value: string) => void
  people: readonly Mentionable[]
  rows?: number
  autoFocus?: boolean
  onFocus?: () => void
}

/** A text in which an @ offers colleagues and teams: arrows choose, Enter or Tab takes, Escape leaves the text as it is. */
export function MentionText({ label, value, onChange, people, rows = 2, autoFocus, onFocus }: MentionTextProps) {
  const { t } = useTranslation('collaboration')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [leftAt, setLeftAt] = useState<number>()
  const naming = beingNamed(value, caret)
  const found =
    naming && naming.at !== leftAt ? people.filter(({ name }) => matches(name, naming.query)).slice(0, MOST) : []
  const open = found.length > 0
  const take = (one: Mentionable | undefined) => {
    if (!naming || !one) return
    const before = `${value.slice(0, naming.at)}@${one.name} `
    const rest = value.slice(caret)
    onChange(before + rest.replace(/^ /, ''))
    setLeftAt(undefined)
    requestAnimationFrame(() => {
      field.current?.setSelectionRange(before.length, before.length)
      setCaret(before.length)
    })
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((was) => (was + step + found.length) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(found[active] ?? found[0])
    else if (event.key === 'Escape') setLeftAt(naming?.at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = Math.min(active, found.length - 1)
  return (
    <div className={styles.mentioning}>
      <textarea
        ref={field}
        className={styles.text}
        rows={rows}
        maxLength={10_000}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
        data-own-focus
        // biome-ignore lint/a11y/noAutofocus: it opens where one asked to write
        autoFocus={autoFocus}
        value={value}
        onFocus={onFocus}
        onKeyDown={onKey}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setLeftAt(naming?.at)}
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart)
          setActive(0)
          setLeftAt(undefined)
          onChange(event.currentTarget.value)
        }}
      />
      {open && (
        <div role="listbox" id={`${id}-list`} aria-label={t('mention.label')} className={styles.people}>
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
              <RecordAvatar name={one.name} kind={one.kind === 'user' ? 'person' : 'company'} />
              <span>{one.name}</span>
              {one.kind === 'team' && <span className={styles.faint}>{t('mention.team')}</span>}
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
