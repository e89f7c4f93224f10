import { useDebouncedCallback } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { tellFailure } from '../ui/toasts.tsx'
import { moved, useReordering } from './reordering.ts'

const SETTLED_MS = 500

/**
 * Rows whose order is kept: as they were put until the server has it, which is asked once half a second after the last move.
 * @param save tells the server, and puts its answer where the rows come from
 */
export function useKeptOrder<T extends { id: string }>(items: T[], save: (ids: string[]) => Promise<unknown>) {
  const [order, setOrder] = useState<string[]>()
  const saving = useMutation({ mutationFn: save, onError: tellFailure, onSettled: () => setOrder(undefined) })
  const settle = useDebouncedCallback((ids: string[]) => saving.mutate(ids), SETTLED_MS)
  const place = (id: string) => order?.indexOf(id) ?? 0
  const sorted = order ? items.toSorted((a, b) => place(a.id) - place(b.id)) : items
  const reorder = useReordering((from, to) => {
    const ids = moved(
      sorted.map(({ id }) => id),
      from,
      to,
    )
    setOrder(ids)
    settle(ids)
  })
  return { sorted, reorder }
}
