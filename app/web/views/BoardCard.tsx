import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ValueOf } from '../objects/columns.tsx'
import { hrefWith, type ListSearch, queryOf } from '../objects/list-search.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { isNothing } from '../ui/field.ts'
import { onDemand } from '../ui/on-demand.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Board.module.css'
import type { Choice } from './BoardColumn.tsx'
import { useDraggable } from './use-draggable.ts'
import { readColumns } from './view-state.ts'

const MoveItems = onDemand(async () => (await import('./MoveItems.tsx')).MoveItems)

/** Fields that a card shows at most beside its name. */
const MOST_FIELDS = 4

interface BoardCardProps {
  model: ObjectModel
  search: ListSearch
  by: string
  record: AnyRecord
  movable: boolean
  column: Choice['value']
  /** All columns, in their order. */
  choices: Choice[]
  move: (record: AnyRecord, to: Choice['value']) => void
}

/**
 * One record as a card: drawn to another column by mouse or finger, by Shift and the arrows, or from its menu. Of the hundreds on a
 * board it is drawn anew only with what it shows.
 */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { model, search, by, record, movable, column, choices, move } = props
  const { t } = useTranslation('views')
  const { models } = useObjects()
  const card = useRef<HTMLLIElement>(null)
  const drawn = useDraggable(card, record, movable)
  const own = model.view.board?.by === by ? model.view.board : undefined
  const fields = useMemo(() => {
    const chosen = readColumns(search.columns ?? model.view.columns.join())
    return chosen
      .flatMap(({ name }) => (name === by || model.descriptor.title.includes(name) ? [] : (model.field(name) ?? [])))
      .filter(({ key }) => !isNothing(record[key]))
      .slice(0, MOST_FIELDS)
  }, [model, by, record, search.columns])
  const name = model.titleOf(record)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const to = choices[choices.findIndex(({ value }) => value === column) + (event.key === 'ArrowLeft' ? -1 : 1)]
      event.preventDefault()
      if (movable && to) {
        move(record, to.value)
        focusCard(record.id)
      }
      return
    }
    const step = event.shiftKey ? undefined : steps[event.key]
    if (!step || !(event.target instanceof HTMLAnchorElement)) return
    event.preventDefault()
    stepFrom(card.current, ...step)
  }
  return (
    <li ref={card} className={styles.card} data-card={record.id} data-drawn={drawn || undefined} onKeyDown={onKeyDown}>
      <div className={styles.cardHead}>
        {model.view.kind && <RecordAvatar name={name} kind={model.view.kind} size={20} />}
        <UiLink
          href={hrefWith(`${model.path}/${record.id}`, queryOf(search))}
          className={styles.cardName}
          draggable={false}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
        >
          {name}
        </UiLink>
        {movable && (
          <MoveItems
            choices={choices.filter(({ value }) => value !== column)}
            choose={(to: Choice['value']) => move(record, to)}
          >
            <ActionIcon size={24} className={styles.cardMenu} aria-label={t('moveCard', { name })}>
              <IconDots size={14} stroke={1.6} />
            </ActionIcon>
          </MoveItems>
        )}
      </div>
      {own && <own.Card record={record} model={model} />}
      {!own && fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <div key={field.key} title={field.label}>
              <dt className="visually-hidden">{field.label}</dt>
              <dd>
                <ValueOf field={field} record={record} models={models} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
})

const steps: Record<string, [column: number, card: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** Gives the focus to the card beside this one, in the same place of the next column that has cards. */
function stepFrom(from: Element | null, columns: number, cards: number) {
  const list = from?.closest('ul')
  const lists = [...(list?.closest('[data-board]')?.querySelectorAll('ul') ?? [])]
  const own = [...(list?.querySelectorAll('[data-card]') ?? [])]
  const at = own.indexOf(from as Element)
  if (columns === 0) return focusIn(own[at + cards])
  const others =
    columns > 0
      ? lists.slice(lists.indexOf(list as HTMLUListElement) + 1)
      : lists.slice(0, lists.indexOf(list as HTMLUListElement)).reverse()
  const filled = others.map((other) => [...other.querySelectorAll('[data-card]')]).find((found) => found.length > 0)
  focusIn(filled?.[Math.min(at, filled.length - 1)])
}

const focusIn = (card: Element | undefined) => card?.querySelector('a')?.focus()

/** Once the card stands in its new column it has the focus again. */
function focusCard(id: string) {
  requestAnimationFrame(() => focusIn(document.querySelector(`[data-card="${id}"]`) ?? undefined))
}
