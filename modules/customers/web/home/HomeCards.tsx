import { Suspense } from 'react'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import type { Column } from './arrange.ts'
import type { useArrangement } from './use-arrangement.ts'

/** The cards of one column, from above. */
export function HomeCards({ of, place }: { of: Column; place: ReturnType<typeof useArrangement> }) {
  const { arrangement, cards, setMine } = place
  return arrangement[of].map((id) => {
    const card = cards.find((known) => known.id === id)
    if (!card) return null
    const narrowed = arrangement.mine.includes(id)
    return (
      <Suspense key={id} fallback={of === 'main' ? <RowSkeletons count={3} /> : null}>
        <card.Card mine={narrowed} setMine={card.mineFor ? (mine) => setMine(id, mine) : undefined} />
      </Suspense>
    )
  })
}
