import { apiFetch } from './api-fetch.ts'
import type { PaletteEntry } from './ui/CommandPalette.tsx'

interface Hit {
  object: string
  id: string
  title: string
  detail?: string
}

const placeOf: Record<string, string> = {
  contact: '/contacts',
  company: '/companies',
  order: '/orders',
  product: '/products',
  task: '/tasks',
}

/** Records by name, email, phone or number, best first; for the palette. */
export async function searchRecords(query: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  const { items } = await apiFetch<{ items: Hit[] }>(`/search?q=${encodeURIComponent(query)}&limit=8`, { signal })
  return items.map((hit) => ({
    id: `${hit.object}-${hit.id}`,
    section: 'records',
    label: hit.title,
    detail: hit.detail,
    avatar: hit.object === 'contact' ? 'person' : hit.object === 'company' ? 'company' : undefined,
    href: `${placeOf[hit.object] ?? `/${hit.object}`}/${hit.id}`,
  }))
}
