import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'
import { inputOf, type ListSearch } from '../objects/list-search.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { knownSums } from './fields-for.ts'
import { readGroup, readSums, writeSums } from './view-state.ts'

type Answer = Awaited<ReturnType<typeof client.groups.list>>
/** One group of a list: the value its records share, how many they are, and their sums. */
export type Group = Answer['items'][number]
export type GroupSum = Group['sums'][number]

/** Counts and sums of a list, by `by` as the URL writes it (`placedAt:month`); without it, of all. */
export function groupsQuery(model: ObjectModel, search: ListSearch, by: string | undefined) {
  const sums = writeSums(knownSums(model, readSums(search.sums)))
  const { field, unit } = by ? readGroup(by) : {}
  const input = {
    object: model.descriptor.name,
    ...inputOf(search),
    ...(field ? { by: field } : {}),
    ...(unit ? { unit } : {}),
    ...(sums ? { sums } : {}),
  }
  return queryOptions({
    queryKey: [model.descriptor.plural, 'groups', input],
    queryFn: ({ signal }) => client.groups.list(input as Parameters<typeof client.groups.list>[0], { signal }), // the filter goes as text, as in lists
    placeholderData: keepPreviousData,
  })
}
