import type { Act } from './history-client.ts'

type Did = Pick<Act, 'types' | 'records'>

/** What an act is called by: a merge also changes and deletes, an earlier value put back is a change. */
export const mainType = ({ types }: Did): string =>
  types.find((type) => /\.(un)?merged$/.test(type)) ??
  types.find((type) => !type.startsWith('value.')) ??
  types[0] ??
  ''

/** Whether it is told with how many records. A relation and a merge touch several and are one thing, told by a name. */
export const isOfMany = ({ types, records }: Did): boolean =>
  records > 1 && !types.some((type) => type.startsWith('relation.') || /\.(un)?merged$/.test(type))
