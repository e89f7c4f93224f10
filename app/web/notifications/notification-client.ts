import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { NotificationEntry } from '#platform/notifications/contract'
import { api, client } from '../api.ts'
import type { Language } from '../i18n.ts'

export type Notification = z.output<typeof NotificationEntry>

/** How many are unread; told anew by the stream of changes. */
export const unreadQuery = () =>
  queryOptions({ ...api.notifications.unread.queryOptions({ input: {} }), staleTime: 60_000 })

export interface Shown {
  kind?: string | undefined
  unread?: true | undefined
}

/** What one was told, newest first, in the language of the screen. */
export const notificationsQuery = ({ kind, unread }: Shown, language: Language) =>
  api.notifications.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ kind, unread: unread ? 'true' : undefined, language, cursor, limit: 50 }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const preferencesQuery = (language: Language) =>
  api.notificationPreferences.get.queryOptions({ input: { language } })

export const { mark } = client.notifications
export const changePreferences = client.notificationPreferences.change
