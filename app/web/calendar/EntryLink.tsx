import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '../ui/UiLink.tsx'
import { type Entry, hrefOf, type ShownKind } from './calendar-entry.ts'
import styles from './Entry.module.css'
import { ENTRY_KEYS, useTimeWords } from './use-entry-keys.ts'

/** What an entry says wherever it stands: its name, its hours, what it is. */
export function EntryLink({ entry, kind, short = false }: { entry: Entry; kind: ShownKind; short?: boolean }) {
  const { t } = useTranslation('calendar')
  const hours = useTimeWords()(entry)
  const state = entry.state === 'open' ? '' : t(`state.${entry.state}`)
  const since = entry.since === null ? '' : t('years', { count: Number(entry.start.slice(0, 4)) - entry.since })
  return (
    <UiLink
      href={hrefOf(entry, kind)}
      className={styles.link}
      draggable={false}
      data-state={entry.state}
      data-short={short || undefined}
      title={[hours, entry.title, kind.label, state, since].filter(Boolean).join(' · ')}
      {...(kind.movable ? { 'aria-keyshortcuts': ENTRY_KEYS } : {})}
    >
      {hours && short && <span className={styles.time}>{hours.split(' – ')[0]}</span>}
      <span className={styles.name}>{entry.title}</span>
      {hours && !short && <span className={styles.time}>{hours}</span>}
      {since && <span className={styles.time}>{since}</span>}
      <span className="visually-hidden">{[kind.label, state].filter(Boolean).join(', ')}</span>
    </UiLink>
  )
}

/** The colour of a kind, for the style sheets. */
export const colourOf = ({ colour }: ShownKind) => ({ '--kind': `var(${colour})` }) as CSSProperties // React's type knows no custom properties
