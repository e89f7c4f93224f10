import { createContext, useContext } from 'react'
import type { Session } from '../session.ts'
import type { Place } from './use-places.ts'

/** What the shell's parts share, and what a screen may ask of the shell. */
export interface Shell {
  session: Session
  items: Place[]
  collapsed: boolean
  toggleRail: () => void
  openPalette: () => void
  openShortcuts: () => void
  openCreate: () => void
  openFeedback: () => void
}

export const ShellContext = createContext<Shell | null>(null)

/** The shell around the calling component. */
export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (!shell) throw new Error('useShell is for screens inside the shell')
  return shell
}
