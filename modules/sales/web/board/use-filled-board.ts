import { useQuery } from '@tanstack/react-query'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { groupsQuery } from '#app/web/views/groups-query.ts'
import type { ListView } from '#app/web/views/use-list-view.ts'

/**
 * Whether the columns of a board have come, or there is no board: what stands around them and looks at every deal is asked after
 * them, for a browser asks six things at a time.
 */
export function useFilledBoard(model: ObjectModel, { search }: ListView): boolean {
  const isBoard = search.kind === 'board' && search.board !== undefined
  const { data } = useQuery({ ...groupsQuery(model, search, search.board), enabled: isBoard })
  return !isBoard || data !== undefined
}
