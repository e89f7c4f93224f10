import type { Notification } from './notification-client.ts'

/** What is about one record, newest first. */
export interface Group {
  /** The record's id, or that of the only notification. */
  key: string
  record: string | null
  items: Notification[]
}

/** Puts together what is about the same record, where its newest stands. */
export function groupNotifications(items: readonly Notification[]): Group[] {
  const groups = new Map<string, Group>()
  for (const item of items) {
    const key = item.recordId ?? item.id
    const group = groups.get(key) ?? { key, record: item.record, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}
