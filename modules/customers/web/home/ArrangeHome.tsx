import { ActionIcon, Button } from '@mantine/core'
import { IconEyeOff, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ArrangeHome.module.css'
import { type Column, columns, hidden, placed, stepped } from './arrange.ts'
import type { Arrangement } from './home-query.ts'
import type { useArrangement } from './use-arrangement.ts'
import { useCardDragging } from './use-card-dragging.ts'

interface ArrangeHomeProps {
  place: ReturnType<typeof useArrangement>
  close: () => void
}

/** Shows and hides the cards of the home and puts them in order, by drawing or by the arrow keys. */
export function ArrangeHome({ place, close }: ArrangeHomeProps) {
  const { t } = useTranslation('home')
  const { arrangement, cards, isOwn, keep } = place
  const [said, say] = useState('')
  const nameOf = (id: string) => t(`cards.${id}`)
  const change = (next: Arrangement, id: string) => {
    if (next === arrangement) return
    keep(next)
    const column = columns.find((name) => next[name].includes(id))
    const at = column ? next[column].indexOf(id) + 1 : 0
    const words = column
      ? t(`arrange.now.${column}`, { name: nameOf(id), at, of: next[column].length })
      : t('arrange.nowHidden', { name: nameOf(id) })
    say(words)
    // Across columns the handle is made anew: whoever moves by keys goes on with it.
    requestAnimationFrame(() => document.getElementById(`arrange-${id}`)?.focus())
  }
  const away = arrangement.hidden.filter((id) => cards.some((card) => card.id === id))
  return (
    <section className={styles.arrange} aria-label={t('arrange.title')}>
      <div className={styles.top}>
        <div>
          <h2>{t('arrange.title')}</h2>
          <p>{t('arrange.how')}</p>
        </div>
        <div className={styles.buttons}>
          <Button disabled={!isOwn} onClick={() => keep(null)}>
            {t('arrange.reset')}
          </Button>
          <Button variant="filled" onClick={close}>
            {t('arrange.done')}
          </Button>
        </div>
      </div>
      <div className={styles.columns}>
        {columns.map((column) => (
          <ColumnOfTiles key={column} column={column} arrangement={arrangement} change={change} />
        ))}
      </div>
      {away.length > 0 && (
        <div className={styles.hidden}>
          <h3>{t('arrange.hidden')}</h3>
          {away.map((id) => (
            <Button
              key={id}
              size="xs"
              leftSection={<IconPlus size={14} stroke={1.6} />}
              onClick={() => {
                const column = cards.find((card) => card.id === id)?.column ?? 'main'
                change(placed(arrangement, id, column, arrangement[column].length), id)
              }}
            >
              {nameOf(id)}
            </Button>
          ))}
        </div>
      )}
      <p className="visually-hidden" aria-live="assertive">
        {said}
      </p>
    </section>
  )
}

interface ColumnProps {
  column: Column
  arrangement: Arrangement
  change: (next: Arrangement, id: string) => void
}

function ColumnOfTiles({ column, arrangement, change }: ColumnProps) {
  const { t } = useTranslation('home')
  const { over, ref } = useCardDragging<HTMLOListElement>({
    drop: (id, before) => {
      const others = arrangement[column].filter((other) => other !== id)
      const index = before && before !== id ? others.indexOf(before) : others.length
      change(placed(arrangement, id, column, index < 0 ? others.length : index), id)
    },
  })
  return (
    <ol ref={ref} className={styles.column} data-over={over || undefined} aria-label={t(`arrange.${column}`)}>
      {arrangement[column].map((id) => (
        <Tile key={id} id={id} arrangement={arrangement} change={change} />
      ))}
      {arrangement[column].length === 0 && <li className={styles.none}>{t('arrange.empty')}</li>}
    </ol>
  )
}

function Tile({ id, arrangement, change }: { id: string } & Omit<ColumnProps, 'column'>) {
  const { t } = useTranslation('home')
  const name = t(`cards.${id}`)
  const { drawn, ref } = useCardDragging<HTMLLIElement>({ id })
  const onKey = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    change(stepped(arrangement, id, event.key), id)
  }
  return (
    <li ref={ref} className={styles.tile} data-card={id} data-drawn={drawn || undefined}>
      <button
        type="button"
        id={`arrange-${id}`}
        className={`plain ${styles.handle}`}
        aria-label={t('arrange.move', { name })}
        aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
        onKeyDown={onKey}
      >
        <IconGripVertical size={16} stroke={1.6} aria-hidden="true" />
        <span>{name}</span>
      </button>
      <ActionIcon aria-label={t('arrange.hide', { name })} onClick={() => change(hidden(arrangement, id), id)}>
        <IconEyeOff size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}
