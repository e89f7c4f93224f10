import type { ComponentType } from 'react'

/** What is drawn before a place's name. */
export type PlaceIcon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: 'true' }>

/**
 * One place to go. `label` is a key of a catalogue (`app:nav.home`), `go` the letter after `g`, `group` parts the
 * rail by air. `needs` is the permission without which the item isn't shown.
 */
export interface NavigationItem {
  id: string
  label: string
  href: string
  icon: PlaceIcon
  group: 'day' | 'customers' | 'sales' | 'commerce' | 'work' | 'own' | 'more'
  go?: string
  /** The part of Kith without which it is out of sight. */
  module?: string
  /** The object type whose list it is: it is called what the workspace calls that. */
  object?: string
  needs?: string
  /** Stands in the bar at the bottom of a phone. */
  onPhone?: true
  /** What `c` and the palette offer to make here. */
  create?: { label: string; href: string }
  /** Beside it stands in how many conversations a customer waits. */
  waits?: true
  /** In the palette and under "More", not in the rail. */
  aside?: true
}
