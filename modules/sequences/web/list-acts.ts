import { IconArrowsRight } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ListAct } from '#app/web/objects/object-view.ts'

// It comes with the first choice.
const EnrolChosen = lazy(async () => ({ default: (await import('./EnrolChosen.tsx')).EnrolChosen }))

/** What can be done with contacts chosen in a list. */
export const sequencesListActs: ListAct[] = [
  {
    id: 'enrol',
    object: 'contact',
    module: 'sequences',
    label: 'sequences:enrol.do',
    icon: IconArrowsRight,
    needs: 'sequences.update',
    Dialog: EnrolChosen,
  },
]
