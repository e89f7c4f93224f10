import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSources } from '../ui/sources.ts'
import { teamsQuery } from './collaboration-client.ts'
import type { Mentionable } from './plain-text.ts'

/** Colleagues and teams that can be named, people first. */
export function useMentionable(): Mentionable[] {
  const { users } = useSources()
  const { data: teams } = useQuery(teamsQuery)
  return useMemo(
    () => [
      ...users.map(({ id, name }) => ({ kind: 'user' as const, id, name })),
      ...(teams?.items ?? []).map(({ id, name }) => ({ kind: 'team' as const, id, name })),
    ],
    [users, teams],
  )
}
