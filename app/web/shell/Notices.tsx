import { lazy, Suspense, useSyncExternalStore } from 'react'
import { hasNotices, onFirstNotice } from '../ui/toasts.tsx'

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }))

/** Where notices appear. Their code comes with the first of them: most visits begin without one. */
export function Notices() {
  const wanted = useSyncExternalStore(onFirstNotice, hasNotices)
  return wanted ? (
    <Suspense>
      <Notifications position="bottom-right" />
    </Suspense>
  ) : null
}
