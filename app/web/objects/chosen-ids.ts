import type { Selection } from '../ui/selection.ts'
import { inputOf, type ListSearch } from './list-search.ts'
import { objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

/** As many as are taken at once. */
const MOST = 500

/** The ids of what is chosen in a list, the first 500 of all that match. */
export async function chosenIds(
  { descriptor }: ObjectModel,
  { selection, search }: { selection: Selection; search: ListSearch },
): Promise<string[]> {
  if (!selection.all) return selection.ids.slice(0, MOST)
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await objectClient(descriptor.plural).list({ ...inputOf(search), limit: 200, cursor })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor && ids.length < MOST)
  const except = new Set(selection.except)
  return ids.filter((id) => !except.has(id)).slice(0, MOST)
}
