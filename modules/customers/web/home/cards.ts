import { type ComponentType, lazy } from 'react'
import { CustomerChanges } from './CustomerChanges.tsx'
import { DemoNote } from './DemoNote.tsx'
import { DueTasks } from './DueTasks.tsx'
import type { Audience } from './home-query.ts'

export interface CardProps {
  /** Only what is one's own. */
  mine: boolean
  /** Switches between one's own and everybody's; absent where the card knows no owner. */
  setMine?: ((mine: boolean) => void) | undefined
}

/** One card of the home. Its name stands in the catalogue under `cards.<id>`. */
export interface HomeCard {
  id: string
  Card: ComponentType<CardProps>
  /** Where it stands at first. */
  column: 'main' | 'side'
  /** For whom it is hidden at first. */
  hiddenFor?: readonly Audience[]
  /** Can be narrowed to what is one's own, and is so at first for these. */
  mineFor?: readonly Audience[]
  /** The part of Kith without which it is not there. */
  module?: string
}

const own: readonly Audience[] = ['member', 'reader']

/** In the order in which a home begins. Each asks for its own things, so that none waits for another. */
export const homeCards: readonly HomeCard[] = [
  {
    id: 'announcements',
    Card: lazy(async () => ({
      default: (await import('#app/web/collaboration/HomeTogether.tsx')).PinnedAnnouncements,
    })),
    column: 'main',
    module: 'collaboration',
  },
  { id: 'due', Card: DueTasks, column: 'main', hiddenFor: ['reader'], mineFor: ['member', 'reader'], module: 'tasks' },
  {
    id: 'handOvers',
    Card: lazy(async () => ({ default: (await import('#app/web/collaboration/HomeTogether.tsx')).OpenHandOvers })),
    column: 'main',
    module: 'collaboration',
  },
  { id: 'changes', Card: CustomerChanges, column: 'main', mineFor: ['member'] },
  {
    id: 'quiet',
    Card: lazy(async () => ({ default: (await import('./QuietCustomers.tsx')).QuietCustomers })),
    column: 'main',
    mineFor: ['member'],
  },
  {
    id: 'week',
    Card: lazy(async () => ({ default: (await import('./FirstWeek.tsx')).FirstWeek })),
    column: 'side',
  },
  { id: 'demo', Card: DemoNote, column: 'side' },
  {
    id: 'waiting',
    Card: lazy(async () => ({ default: (await import('./Waiting.tsx')).Waiting })),
    column: 'side',
  },
  {
    id: 'day',
    Card: lazy(async () => ({ default: (await import('./Day.tsx')).Day })),
    column: 'side',
    mineFor: own,
  },
  {
    id: 'figures',
    Card: lazy(async () => ({ default: (await import('./WeekFigures.tsx')).WeekFigures })),
    column: 'side',
    mineFor: [],
  },
]
