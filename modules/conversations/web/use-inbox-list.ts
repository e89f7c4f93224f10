import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { client } from '#app/web/api.ts'
import { inboxQuery } from './inbox-client.ts'
import type { InboxSearch } from './inbox-search.ts'

export type InboxLines = ReturnType<typeof useInboxList>

/** The folders of conversations: saved views of theirs. */
export const foldersQuery = {
  queryKey: ['views', 'of conversations'],
  queryFn: ({ signal }: { signal: AbortSignal }) => client.views.list({ object: 'conversation' }, { signal }),
}

/** The lines of the box that the address names, and the way from one to the next. */
export function useInboxList(search: InboxSearch, id: string | undefined) {
  const navigate = useNavigate()
  const { data: folders } = useQuery(foldersQuery)
  const folder = folders?.items.find((view) => view.id === search.folder)
  const query = useInfiniteQuery({
    ...inboxQuery(search, folder?.settings.filter ?? (search.folder ? { and: [] } : undefined)),
    enabled: !search.folder || folders !== undefined,
  })
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? []
  const at = lines.findIndex((line) => line.id === id)
  // The routes hang below a parent known at run time only.
  const open = (next: string | undefined) => {
    void navigate({ to: next ? `/inbox/${next}` : '/inbox', search: search as never })
  }
  const step = (by: 1 | -1) => {
    const next = lines[at < 0 ? 0 : at + by]
    if (next) open(next.id)
  }
  /** What comes once this one is done: the next, or the one before. */
  const afterThis = () => (lines[at + 1] ?? lines[at - 1])?.id
  return { query, lines, at, open, step, afterThis, folders: folders?.items ?? [], search }
}
