import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { IconCircleX, IconTrophy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hrefWith, type ListSearch } from '#app/web/objects/list-search.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { type Filter, filterOf, isCondition, partsOf } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { readDragged } from '#app/web/views/dragged.ts'
import { groupsQuery } from '#app/web/views/groups-query.ts'
import type { ListView } from '#app/web/views/use-list-view.ts'
import { OutcomeDialog } from '../OutcomeDialog.tsx'
import styles from './Board.module.css'
import { useFilledBoard } from './use-filled-board.ts'

const outcomes = ['won', 'lost'] as const
type Outcome = (typeof outcomes)[number]
const icons = { won: IconTrophy, lost: IconCircleX }

/** The edges of the board where deals are drawn to be won or lost; each opens those that were. */
export function OutcomeRails({ model, place }: { model: ObjectModel; place: ListView }) {
  const [closing, setClosing] = useState<{ deal: AnyRecord; outcome: Outcome }>()
  const search = whateverStatus(place.search)
  const isFilled = useFilledBoard(model, place)
  const counts = groupsQuery(model, { ...search, sums: undefined } as ListSearch, 'status')
  const { data } = useQuery({ ...counts, enabled: isFilled })
  return (
    <div className={styles.rails}>
      {outcomes.map((outcome) => (
        <Rail
          key={outcome}
          outcome={outcome}
          count={data?.items.find(({ value }) => value === outcome)?.count ?? 0}
          href={hrefWith(model.path, { ...narrowedTo(search, outcome), kind: 'table', sort: '-updatedAt' })}
          take={(deal) => setClosing({ deal, outcome })}
        />
      ))}
      {closing && <OutcomeDialog {...closing} close={() => setClosing(undefined)} />}
    </div>
  )
}

interface RailProps {
  outcome: Outcome
  count: number
  href: string
  take: (deal: AnyRecord) => void
}

function Rail({ outcome, count, href, take }: RailProps) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const rail = useRef<HTMLDivElement>(null)
  const taking = useRef(take)
  taking.current = take
  const [over, setOver] = useState(false)
  // Pragmatic drag and drop speaks to elements, not to React.
  useEffect(() => {
    const element = rail.current
    if (!element) return
    return dropTargetForElements({
      element,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        const deal = readDragged(source.data)
        if (deal) taking.current(deal)
      },
    })
  }, [])
  const Icon = icons[outcome]
  return (
    <div ref={rail} className={styles.rail} data-over={over || undefined} data-outcome={outcome}>
      <UiLink href={href} className={styles.railLink}>
        <Icon size={16} stroke={1.6} aria-hidden="true" />
        <span>
          {t(`outcome.${outcome}`)} · {formats.number(count)}
        </span>
      </UiLink>
    </div>
  )
}

const isStatus = (part: Filter) => isCondition(part) && part.field === 'status'
const whateverStatus = (search: ListSearch): ListSearch => {
  const filter = filterOf(partsOf(search.filter).filter((part) => !isStatus(part)))
  const { filter: _, ...rest } = search
  return filter ? { ...rest, filter } : rest
}
const narrowedTo = (search: ListSearch, outcome: Outcome): ListSearch => ({
  ...search,
  filter: { and: [...partsOf(search.filter), { field: 'status', op: 'in', value: [outcome] }] },
})
