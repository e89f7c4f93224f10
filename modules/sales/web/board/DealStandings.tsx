import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { client } from '#app/web/api.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'

export type Standing = Awaited<ReturnType<typeof client.dealFacts.standings>>['items'][number]

const Standings = createContext<ReadonlyMap<string, Standing>>(new Map())

/** How a deal on the board is doing, once known. */
export const useStanding = (id: string): Standing | undefined => useContext(Standings).get(id)

const AT_ONCE = 200

/** Finds out for the cards of a column what is planned and when somebody last touched them. */
export function DealStandings({ records, children }: { records: AnyRecord[]; children: ReactNode }) {
  const ids = records.map(({ id }) => id)
  const { data } = useQuery({
    // Under the deals' name, so that a moved card asks again.
    queryKey: ['deals', 'standings', ids],
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
        ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
      )
      const answers = await Promise.all(
        parts.map((part) => client.dealFacts.standings({ deals: part.join() }, { signal })),
      )
      return answers.flatMap(({ items }) => items)
    },
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
  const known = useMemo(() => new Map(data?.map((standing) => [standing.id, standing])), [data])
  return <Standings value={known}>{children}</Standings>
}
