import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import { clocksQuery, type Target } from '../clocks-query.ts'

const Clocks = createContext<ReadonlyMap<string, readonly Target[]>>(new Map())

/** What is promised of a ticket on the board, once known. */
export const useTargets = (id: string): readonly Target[] => useContext(Clocks).get(id) ?? []

/** Finds out for the cards of a column what is promised of each. */
export function TicketClocks({ records, children }: { records: AnyRecord[]; children: ReactNode }) {
  const { data } = useQuery({ ...clocksQuery(records.map(({ id }) => id)), placeholderData: keepPreviousData })
  const known = useMemo(() => new Map(data?.map(({ id, targets }) => [id, targets])), [data])
  return <Clocks value={known}>{children}</Clocks>
}
