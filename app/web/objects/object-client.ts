import { client } from '../api.ts'
import { customNameOf } from './custom-names.ts'
import { flatRecord, nestedInput } from './custom-values.ts'

/** A record of any object type, as the API gives it. */
export type AnyRecord = { id: string; version: number; deletedAt?: string | null } & Record<string, unknown>

export interface ListInput {
  /** JSON text of the filter language. */
  filter?: string
  sort?: string
  q?: string
  trash?: 'true'
  limit?: number
  cursor?: string
}

export interface TimelineEvent {
  id: string
  type: string
  object: string | null
  recordId: string | null
  actor: { kind: string; id: string | null; name: string | null }
  causeId: string | null
  payload: Record<string, unknown>
  occurredAt: string
  /** What it happened to, as it stands now; null where that is the record whose timeline it is. */
  record: Record<string, unknown> | null
}

export interface BatchOutcome {
  index: number
  id: string | null
  status: 'created' | 'updated' | 'unchanged' | 'failed'
  errors: { path: string; message: string; mend: string }[]
}

interface Options {
  signal?: AbortSignal
}

/** The endpoints that every object type has. */
export interface ObjectClient {
  list(input: ListInput, options?: Options): Promise<{ items: AnyRecord[]; nextCursor: string | null }>
  count(
    input: Omit<ListInput, 'sort' | 'limit' | 'cursor'>,
    options?: Options,
  ): Promise<{ count: number; exact: boolean }>
  get(input: { id: string }, options?: Options): Promise<AnyRecord>
  create(input: Record<string, unknown>): Promise<AnyRecord>
  update(input: { id: string; version?: number } & Record<string, unknown>): Promise<AnyRecord>
  trash(input: { id: string }): Promise<{ id: string }>
  trashMany(input: { ids: string[] }): Promise<{ ids: string[] }>
  restoreMany(input: { ids: string[] }): Promise<{ ids: string[] }>
  batch(input: { records: Record<string, unknown>[]; whole?: boolean }): Promise<{ results: BatchOutcome[] }>
  timeline(
    input: { id: string; objects?: string; limit?: number; cursor?: string },
    options?: Options,
  ): Promise<{ items: TimelineEvent[]; nextCursor: string | null }>
}

const endpoints: readonly (keyof ObjectClient)[] = [
  ...(['list', 'count', 'get', 'timeline', 'create', 'update'] as const),
  ...(['trash', 'trashMany', 'restoreMany', 'batch'] as const),
]

/**
 * The API of an object type chosen at run time, by its plural as in the paths. Records come and go flat: a custom field
 * stands beside the others, as `custom.tier`.
 */
export function objectClient(plural: string): ObjectClient {
  const object = customNameOf(plural)
  // Every object type has these endpoints by construction (objectContract); only the shape of its records differs.
  const clients = client as unknown as Record<string, Record<string, (input: object, options?: Options) => never>>
  const call = (name: string) => async (input: object, options?: Options) =>
    clients[object ? 'records' : plural]?.[name]?.({ ...input, ...(object ? { object } : {}) }, options)
  const api = Object.fromEntries(endpoints.map((name) => [name, call(name)])) as unknown as ObjectClient
  return {
    ...api,
    list: async (input, options) => {
      const page = await api.list(input, options)
      return { ...page, items: page.items.map(flatRecord) }
    },
    get: async (input, options) => flatRecord(await api.get(input, options)),
    create: async (input) => flatRecord(await api.create(nestedInput(input))),
    update: async (input) => flatRecord(await api.update(nestedInput(input))),
    timeline: async (input, options) => {
      const page = await api.timeline(input, options)
      return {
        ...page,
        items: page.items.map((event) => ({ ...event, record: event.record && flatRecord(event.record) })),
      }
    },
  }
}
