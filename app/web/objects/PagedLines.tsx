import { Button } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import styles from './PagedLines.module.css'
import { PartProblem } from './PartProblem.tsx'

interface PagedLinesProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  /** A list item of the class `line` beside this file: what it is, what is said of it, when. */
  line: (item: Item) => ReactNode
  empty: ReactNode
  /** What asks for the next page. */
  more: string
}

/** Below a screen's bars: what was said, the newest first, a page at a time. */
export function PagedLines<Item>({ query, line, empty, more }: PagedLinesProps<Item>) {
  return (
    <div className={styles.page}>
      <Lines query={query} line={line} empty={empty} more={more} />
    </div>
  )
}

function Lines<Item>({ query, line, empty, more }: PagedLinesProps<Item>) {
  if (query.isPending) return <RowSkeletons count={8} />
  if (!query.data) return <PartProblem problem={query.error} retry={() => void query.refetch()} />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return empty
  return (
    <>
      <ul className={styles.list}>{items.map(line)}</ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          className={styles.more}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {more}
        </Button>
      )}
    </>
  )
}
