import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { myJobsQuery } from './bulk-client.ts'

const JobCards = lazy(async () => ({ default: (await import('./JobCards.tsx')).JobCards }))

/** What I have running over many records, wherever I am; it is here again after a reload. */
export function BulkCorner() {
  const { data } = useQuery(myJobsQuery)
  if (!data || data.items.length === 0) return null
  return (
    <Suspense>
      <JobCards all={data.items} />
    </Suspense>
  )
}
