import { Modal } from '@mantine/core'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { type ComponentType, type KeyboardEvent, useId, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './CommandPalette.module.css'
import { Highlight } from './Highlight.tsx'
import { Keys } from './Keys.tsx'
import { RecordAvatar } from './RecordAvatar.tsx'
import { type PaletteSearch, usePaletteResults } from './use-palette-results.ts'

/** One line of the palette. Records come first, then doing, then going. */
export interface PaletteEntry {
  id: string
  section: 'records' | 'do' | 'go'
  label: string
  detail?: string
  /** What to show in 600, where the record writes it otherwise than it was typed. */
  hits?: string
  avatar?: 'person' | 'company'
  icon?: ComponentType<{ size?: number; stroke?: number }>
  keys?: string
  href: string
}

interface CommandPaletteProps {
  opened: boolean
  close: () => void
  /** What can be done and where one can go, whatever is typed. */
  entries: PaletteEntry[]
  /** Finds records; called as one types, earlier calls are aborted. */
  search: PaletteSearch
  open: (href: string) => void
  /** Told when its field is there; answers what was typed before. */
  arrive?: () => string
}

/** One habit for finding and acting: type, arrow, Enter. */
export function CommandPalette({ opened, close, ...rest }: CommandPaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      yOffset={120}
      size={640}
      transitionProps={{ duration: 80 }}
      classNames={{ content: styles.palette }}
    >
      <Modal.Overlay color="var(--k-overlay)" backgroundOpacity={1} />
      <Modal.Content radius={12} aria-label="Kith">
        <PaletteBody close={close} {...rest} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteBody({ close, entries, search, open, arrive }: Omit<CommandPaletteProps, 'opened'>) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: keys typed on the way here are handed over once, before the next one
  useLayoutEffect(() => {
    const typed = arrive?.()
    if (typed) setQuery(typed)
  }, [])
  const { results, waiting, failed } = usePaletteResults(query, entries, search)
  const current = results[Math.min(chosen, results.length - 1)]
  const follow = (entry: PaletteEntry | undefined, newTab: boolean) => {
    if (!entry) return
    if (newTab) window.open(entry.href, '_blank', 'noopener')
    else open(entry.href)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setChosen((was) => (Math.min(was, results.length - 1) + step + results.length) % results.length)
    else if (event.key === 'Enter') follow(current, event.metaKey || event.ctrlKey)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <input
          // The dialog moves the focus a moment later; a letter typed meanwhile must not be a shortcut.
          // biome-ignore lint/a11y/noAutofocus: a dialog's first field
          autoFocus
          data-autofocus
          data-own-focus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          aria-label={t('palette.label')}
          placeholder={t('palette.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.results')} className={styles.list}>
        {(['records', 'do', 'go'] as const).map((section) => {
          const members = results.filter((entry) => entry.section === section)
          if (!members.length) return null
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={section} role="group" aria-label={t(`palette.${section}`)}>
              <div className={styles.section} aria-hidden="true">
                {t(`palette.${section}`)}
              </div>
              {members.map((entry) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the chosen option
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input answers the keys
                <div
                  key={entry.id}
                  id={`${id}-${entry.id}`}
                  role="option"
                  aria-selected={entry === current}
                  className={styles.entry}
                  ref={(line) => {
                    if (entry === current) line?.scrollIntoView({ block: 'nearest' })
                  }}
                  onPointerMove={() => setChosen(results.indexOf(entry))}
                  onClick={(event) => follow(entry, event.metaKey || event.ctrlKey)}
                >
                  <EntryMark entry={entry} />
                  <span className={styles.label}>
                    <Highlight text={entry.label} query={entry.hits ?? query} />
                  </span>
                  {entry.detail && (
                    <span className={styles.detail}>
                      {entry.hits === undefined ? entry.detail : <Highlight text={entry.detail} query={entry.hits} />}
                    </span>
                  )}
                  <span className={styles.keys}>
                    {entry === current ? <Keys keys="Enter" /> : entry.keys && <Keys keys={entry.keys} />}
                  </span>
                </div>
              ))}
            </div>
          )
        })}
        {!results.length && !waiting && <p className={styles.nothing}>{t('palette.nothing', { query })}</p>}
        {failed && <p className={styles.nothing}>{t('palette.failed')}</p>}
      </div>
      <div className={styles.foot}>
        <span>
          <Keys keys="ArrowUp ArrowDown" /> {t('palette.move')}
        </span>
        <span>
          <Keys keys="Enter" /> {t('palette.open')}
        </span>
        <span>
          <Keys keys="mod+Enter" /> {t('palette.newTab')}
        </span>
        <span className={styles.count} role="status">
          {waiting ? t('palette.searching') : t('palette.count', { count: results.length })}
        </span>
      </div>
    </>
  )
}

function EntryMark({ entry }: { entry: PaletteEntry }) {
  if (entry.avatar)
    return <RecordAvatar name={entry.label} kind={entry.avatar} size={entry.avatar === 'person' ? 20 : 18} />
  const Mark = entry.icon ?? IconArrowRight
  return (
    <span className={styles.mark}>
      <Mark size={16} stroke={1.6} />
    </span>
  )
}
