import { queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'

export type Role = Awaited<ReturnType<typeof client.roles.list>>['items'][number]
export type RoleRules = Role['rules']
export type Grants = RoleRules['defaults']
export type Reach = Grants['read']
export type EffectiveRights = Awaited<ReturnType<typeof client.memberRights.get>>
export type Share = Awaited<ReturnType<typeof client.shares.list>>['items'][number]

export const acts = ['read', 'create', 'update', 'delete'] as const
export const reaches = ['all', 'team', 'own', 'none'] as const

/** The roles of the workspace, those that Kith ships first. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => client.roles.list({}, { signal }),
})

/** What a person may do, with the reason for each. */
export const rightsQuery = (userId: string) =>
  queryOptions({
    queryKey: ['roles', 'rights', userId],
    queryFn: ({ signal }) => client.memberRights.get({ userId }, { signal }),
  })

interface RecordAsked {
  userId: string
  object: string
  recordId: string
}

/** What a person may do with one record, and why. */
export const recordRightsQuery = (asked: RecordAsked) =>
  queryOptions({
    queryKey: ['roles', 'rights', asked],
    queryFn: ({ signal }) => client.memberRights.ofRecord(asked, { signal }),
  })

/** With whom a record is shared. */
export const sharesQuery = (object: string, recordId: string) =>
  queryOptions({
    queryKey: ['shares', object, recordId],
    queryFn: ({ signal }) => client.shares.list({ object, recordId }, { signal }),
  })

/** A role's own name, or the screens' word for one that Kith ships. */
export const roleName = (t: (key: string) => string, { id, name }: { id: string; name: string | null }): string =>
  name ?? t(`rights:ready.${id}`)
