import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useListPages } from '../objects/use-list.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Board.module.css'
import { BoardCard } from './BoardCard.tsx'
import type { Column } from './board-columns.ts'
import { GroupLabel } from './GroupLabel.tsx'
import { groupFilter } from './group-filter.ts'
import { useSumWords } from './sum-words.ts'
import type { ListView } from './use-list-view.ts'
import type { Moved } from './use-move-record.ts'

/** Cards that a column asks for at a time: twice what a large screen has room for. */
const AT_ONCE = 30

export interface Choice {
  value: string | boolean | null
  name: string
}

interface BoardColumnProps {
  model: ObjectModel
  place: ListView
  by: string
  column: Column
  name: string
  movable: boolean
  moved: ReadonlyMap<string, Moved>
  /** All columns, in their order. */
  choices: Choice[]
  move: (record: AnyRecord, to: Choice['value']) => void
}

/** One column: its name, count and sums; its cards, more of them as it scrolls. */
export function BoardColumn(props: BoardColumnProps) {
  const { model, place, by, column, name, movable, moved, choices, move } = props
  const { t } = useTranslation('views')
  const formats = useFormats()
  const words = useSumWords(model)
  const body = useRef<HTMLUListElement>(null)
  const [over, setOver] = useState(false)
  const { value } = column
  const own = model.view.board?.by === by ? model.view.board : undefined
  const Around: ComponentType<{ records: AnyRecord[]; children: ReactNode }> = own?.Around ?? Bare
  const search = groupFilter(place.search, by, value)
  const sort = place.search.sort ?? model.descriptor.defaultSort
  const list = useListPages(model, { ...search, sort }, { limit: AT_ONCE })
  const cards = cardsOf(list.rows, value, moved)
  useEffect(() => {
    const element = body.current
    if (!element || !movable) return
    return combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        getData: () => ({ column: value }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    )
  }, [value, movable])
  return (
    <section
      className={styles.column}
      aria-label={`${name}, ${formats.number(column.count)}`}
      aria-busy={list.loading || undefined}
    >
      <header className={styles.columnHead}>
        <h2>
          <GroupLabel
            model={model}
            field={by}
            value={value}
            name={name}
            count={column.count + (cards.length - list.rows.length)}
          />
        </h2>
        {own && typeof value === 'string' && (
          <span className={styles.note}>
            <own.ColumnNote value={value} />
          </span>
        )}
        {column.sums.map((sum) => (
          <span key={`${sum.field}:${sum.how}`} className={styles.sum} title={words.label(sum)}>
            {words.value(sum)}
          </span>
        ))}
      </header>
      <ul
        ref={body}
        className={styles.cards}
        data-over={over || undefined}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (scrollTop + clientHeight > scrollHeight - 300 && list.more.available && !list.more.loading)
            list.more.load()
        }}
      >
        <Around records={cards}>
          {cards.map((record) => (
            <BoardCard
              key={record.id}
              model={model}
              search={place.search}
              by={by}
              record={record}
              movable={movable}
              column={value}
              choices={choices}
              move={move}
            />
          ))}
        </Around>
        {list.loading && <li className={styles.ghost} aria-hidden="true" />}
        {list.more.available && (
          <li>
            <button
              type="button"
              className={`plain ${styles.more}`}
              disabled={list.more.loading}
              onClick={list.more.load}
            >
              {t('moreCards')}
            </button>
          </li>
        )}
        {!list.loading && cards.length === 0 && <li className={styles.none}>{t('noCards')}</li>}
      </ul>
    </section>
  )
}

const Bare = ({ children }: { children: ReactNode }) => children

/** The rows of the column as they stand once what was drawn is saved. */
function cardsOf(rows: AnyRecord[], value: unknown, moved: ReadonlyMap<string, Moved>): AnyRecord[] {
  const stay = rows.filter(({ id }) => !moved.has(id) || moved.get(id)?.value === value)
  const come = [...moved.values()].filter((one) => one.value === value && !rows.some(({ id }) => id === one.record.id))
  return [...come.map(({ record }) => record), ...stay]
}
