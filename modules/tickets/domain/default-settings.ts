import { languageOf, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import type { TicketSettings } from './settings.ts'

/** What Kith reckons with, whatever a business calls it. */
export const categories = ['new', 'open', 'pending', 'solved', 'closed'] as const
export type Category = (typeof categories)[number]

/** A ticket that somebody has yet to work on. */
export const openCategories: readonly Category[] = ['new', 'open', 'pending']

export const defaultStates = [
  { id: 'new', category: 'new' },
  { id: 'open', category: 'open' },
  { id: 'waiting', category: 'pending' },
  { id: 'on-hold', category: 'pending' },
  { id: 'solved', category: 'solved' },
  { id: 'closed', category: 'closed' },
] as const satisfies { id: string; category: Category }[]

export const defaultTypes = [
  { id: 'question', icon: 'help' },
  { id: 'problem', icon: 'tool' },
  { id: 'complaint', icon: 'alert' },
  { id: 'request', icon: 'clipboard' },
] as const

/** What holds until the workspace makes its own, in its language. */
export function defaultSettings(locale: string): TicketSettings {
  const t = translator({ en: en.settings, de: de.settings }, languageOf(locale))
  return {
    version: 0,
    reopenDays: 14,
    states: defaultStates.map((state) => ({ ...state, name: t(`states.${state.id}`), archived: false })),
    types: defaultTypes.map((type) => ({ ...type, name: t(`types.${type.id}`), reopenDays: null, archived: false })),
  }
}
