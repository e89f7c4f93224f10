import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PartProblem } from '../objects/PartProblem.tsx'
import styles from './Reports.module.css'

interface PartStateProps<T> {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}

/** A report on its way, gone wrong, or there. */
export function PartState<T>({ query, children }: PartStateProps<T>) {
  if (query.data !== undefined)
    return <div data-stale={query.isPlaceholderData || undefined}>{children(query.data)}</div>
  if (query.error) return <PartProblem problem={query.error} retry={() => void query.refetch()} />
  return <Skeleton className={styles.waiting} />
}
