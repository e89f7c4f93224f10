import i18next from 'i18next'
import { client } from './api.ts'
import type { PlaceIcon } from './navigation-item.ts'
import { pluralOf } from './objects/custom-names.ts'
import type { PaletteEntry } from './ui/CommandPalette.tsx'

/** Where the records of an object type are opened. */
export const placeOf = (object: string, id: string) =>
  pluralOf(object) ? `/records/${object}/${id}` : `/${object === 'company' ? 'companies' : `${object}s`}/${id}`

const SHOWN = 8

/** Records by name, email, phone or number, best first, and the way to all of them; for the palette. */
export async function searchRecords(
  query: string,
  signal: AbortSignal,
  iconOf: (object: string) => PlaceIcon | undefined,
  /** Whether an object type is out of sight. */
  isOff: (object: string) => boolean,
): Promise<PaletteEntry[]> {
  const { items, kinds } = await client.search.search({ q: query, limit: SHOWN }, { signal })
  const seen = items.filter(({ object }) => !isOff(object))
  const found = seen.map(
    (hit): PaletteEntry => ({
      id: `${hit.object}-${hit.id}`,
      section: 'records',
      label: hit.title,
      hits: hit.words.join(' '),
      detail: [hit.match, hit.detail].filter(Boolean).join(' · ') || undefined,
      avatar: hit.object === 'contact' ? 'person' : hit.object === 'company' ? 'company' : undefined,
      icon: iconOf(hit.object),
      href: placeOf(hit.object, hit.id),
    }),
  )
  const isMore = kinds.reduce((sum, { count }) => sum + count, 0) > SHOWN
  if (!isMore) return found
  const label = i18next.t('app:palette.all', { query })
  return [...found, { id: 'all', section: 'records', label, hits: '', href: `/search?q=${encodeURIComponent(query)}` }]
}
