import { client } from './api.ts'
import { pluralOf } from './objects/object-client.ts'
import type { PaletteEntry } from './ui/CommandPalette.tsx'

/** Where the records of an object type are opened. */
export const placeOf = (object: string, id: string) =>
  pluralOf(object) ? `/records/${object}/${id}` : `/${object === 'company' ? 'companies' : `${object}s`}/${id}`

/** Records by name, email, phone or number, best first; for the palette. */
export async function searchRecords(query: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  const { items } = await client.search.search({ q: query, limit: 8 }, { signal })
  return items.map((hit) => ({
    id: `${hit.object}-${hit.id}`,
    section: 'records',
    label: hit.title,
    detail: hit.match ?? undefined,
    avatar: hit.object === 'contact' ? 'person' : hit.object === 'company' ? 'company' : undefined,
    href: placeOf(hit.object, hit.id),
  }))
}
