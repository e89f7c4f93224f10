import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NothingListed } from '../objects/NothingListed.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { useSources } from '../ui/sources.ts'
import styles from './Board.module.css'
import { BoardColumn, type Choice } from './BoardColumn.tsx'
import { boardColumns } from './board-columns.ts'
import { readDragged } from './dragged.ts'
import { useGroupNames } from './group-names.ts'
import { groupsQuery } from './groups-query.ts'
import { Totals } from './Totals.tsx'
import type { ListView } from './use-list-view.ts'
import { useMoveRecord } from './use-move-record.ts'
import { readHidden } from './view-state.ts'

/** The records of a list as cards, in a column for each choice of a field. */
export function Board({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('views')
  const { users } = useSources()
  const scroller = useRef<HTMLDivElement>(null)
  const { search } = place
  const by = search.board ?? ''
  const field = model.field(by)
  const answer = useQuery(groupsQuery(model, search, by))
  const columns = boardColumns(field, users, answer.data?.items ?? [], {
    hidden: readHidden(search.hidden),
    filter: search.filter,
  })
  const nameOf = useGroupNames(model, by, columns)
  const own = model.view.board?.by === by ? model.view.board : undefined
  const movable = model.descriptor.may.update && !field?.readOnly
  const moves = useMoveRecord(model, by, (value) => nameOf(typeof value === 'string' ? value : null))
  const move = useRef(moves.move)
  move.current = moves.move
  const moveCard = useCallback((record: AnyRecord, to: Choice['value']) => void move.current(record, to), [])
  // The same for as long as they say the same: no card is drawn anew because another one moved.
  const told = JSON.stringify(columns.map(({ value }): Choice => ({ value, name: nameOf(value) })))
  const choices = useMemo((): Choice[] => JSON.parse(told), [told])
  // Pragmatic drag and drop speaks to elements, not to React.
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    return combine(
      autoScrollForElements({ element }),
      monitorForElements({
        onDrop: ({ source, location }) => {
          const dragged = readDragged(source.data)
          const target = location.current.dropTargets[0]?.data
          if (dragged && target && 'column' in target) void move.current(dragged, target.column ?? null)
        },
      }),
    )
  }, [])
  if (answer.error)
    return (
      <NothingListed
        model={model}
        search={search}
        problem={answer.error}
        retry={() => void answer.refetch()}
        clear={() => place.change({ filter: undefined, q: undefined })}
      />
    )
  return (
    <div className={styles.frame}>
      {answer.isPending && <RowSkeletons count={8} />}
      <div className={styles.sides}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled with keys, cards or not */}
        <section ref={scroller} className={styles.board} data-board aria-label={t('kind.board')} tabIndex={0}>
          {columns.map((column) => (
            <BoardColumn
              key={String(column.value)}
              model={model}
              place={place}
              by={by}
              column={column}
              name={nameOf(column.value)}
              movable={movable}
              moved={moves.moved}
              choices={choices}
              move={moveCard}
            />
          ))}
        </section>
        {own?.Rails && <own.Rails model={model} place={place} />}
      </div>
      <div className={styles.foot}>
        {own?.Foot && <own.Foot />}
        {search.sums && !own?.Foot && <Totals model={model} search={search} />}
        <span className={styles.hint}>{movable ? t('boardHint') : t('boardLocked')}</span>
      </div>
      {own?.Mend && moves.refused && <own.Mend model={model} refused={moves.refused} close={moves.settle} />}
    </div>
  )
}
