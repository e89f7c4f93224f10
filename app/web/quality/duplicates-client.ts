import type { z } from 'zod'
import type { duplicates, merges } from '#platform/duplicates/contract'
import { api } from '../api.ts'
import { flatRecord } from '../objects/custom-values.ts'
import type { AnyRecord } from '../objects/object-client.ts'

type OutputOf<E> = E extends { '~orpc': { outputSchema?: infer S } }
  ? S extends z.ZodType
    ? z.output<S>
    : never
  : never

export type Pair = OutputOf<(typeof duplicates)['pairs']>['items'][number]
export type Reason = Pair['reasons'][number]
export type Proposal = OutputOf<(typeof merges)['propose']>
export type Choice = Proposal['choices'][number]
export type Merge = OutputOf<(typeof merges)['list']>['items'][number]

export const duplicatesQuery = () => api.duplicates.describe.queryOptions({ input: {} })

export const pairsQuery = (object: string, state: 'open' | 'never') =>
  api.duplicates.pairs.queryOptions({ input: { object, state, limit: 200 } })

export const mergesQuery = (object: string) => api.merges.list.queryOptions({ input: { object, limit: 100 } })

/** What merging them would make; asked anew when another of them is to stay. */
export const proposalQuery = (object: string, recordIds: string[], survivorId: string | undefined) =>
  api.merges.propose.queryOptions({
    input: { object, recordIds, ...(survivorId ? { survivorId } : {}) },
    select: (proposal) => ({ ...proposal, records: proposal.records.map((record) => flatRecord(record as AnyRecord)) }), // every record has an id
  })

export const checkQuery = (object: string, record: Record<string, unknown>, except: string | undefined) =>
  api.duplicates.check.queryOptions({ input: { object, record, ...(except ? { except } : {}) } })

/** All that is read of duplicates and merges, for asking again. */
export const duplicateKeys = [api.duplicates.key(), api.merges.key()]
