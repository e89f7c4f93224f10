import type { Filter } from '../ui/filter.ts'

/** Conditions joined otherwise than a bar of chips joins them. */
export type Group = { and: Filter[] } | { or: Filter[] } | { not: Filter }

/** How they are joined: all of them hold, one of them at least, none of them. */
export const joins = ['or', 'and', 'not'] as const
export type Join = (typeof joins)[number]

export const freshGroup: Group = { or: [] }

export const isGroup = (part: Filter): part is Group => 'and' in part || 'or' in part || 'not' in part

export const joinOf = (group: Group): Join => ('and' in group ? 'and' : 'or' in group ? 'or' : 'not')

/** The conditions a group joins. None of several is kept as "not one of them". */
export function partsIn(group: Group): Filter[] {
  if ('and' in group) return group.and
  if ('or' in group) return group.or
  return 'or' in group.not ? group.not.or : [group.not]
}

/** The group of these conditions, joined so. */
export function groupOf(join: Join, parts: Filter[]): Group {
  return join === 'and' ? { and: parts } : join === 'or' ? { or: parts } : { not: { or: parts } }
}
