import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'

export type HistoryEntry = Awaited<ReturnType<typeof client.histories.list>>['items'][number]
export type AuditEntry = Awaited<ReturnType<typeof client.auditEvents.list>>['items'][number]
export type Act = Awaited<ReturnType<typeof client.acts.list>>['items'][number]

interface HistoryInput {
  object: string
  recordId: string
  field?: string | undefined
  by?: string | undefined
}

/** The history of a record. The plural in the key makes it new when such records change. */
export const historyQuery = (plural: string, input: HistoryInput) =>
  infiniteQueryOptions({
    queryKey: [plural, 'history', input],
    queryFn: ({ pageParam, signal }) => client.histories.list({ ...input, limit: 40, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** What the audit is looked through for. */
export const auditKinds = [
  ...(['access', 'rights', 'keys', 'exports'] as const),
  ...(['imports', 'deletions', 'settings', 'alerts'] as const),
]
const kindOf = (kind: string | undefined) => auditKinds.find((known) => known === kind)

export interface AuditSearch {
  by?: string
  object?: string
  kind?: string
  q?: string
  address?: string
  verb?: string
  /** Days, `2026-11-21`. */
  from?: string
  to?: string
  recordId?: string
}

/** What the endpoint takes for what the address of the screen holds: days become moments of this browser's days. */
export const auditInput = ({ from, to, kind, ...rest }: AuditSearch) => ({
  ...rest,
  ...(kindOf(kind) ? { kind: kindOf(kind) } : {}),
  ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
  ...(to ? { to: new Date(new Date(`${to}T00:00:00`).getTime() + 86_400_000).toISOString() } : {}),
})

export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam, signal }) =>
      client.auditEvents.list({ ...auditInput(search), limit: 50, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const actsQuery = queryOptions({
  queryKey: ['acts'],
  queryFn: ({ signal }) => client.acts.list({ limit: 50 }, { signal }),
})
