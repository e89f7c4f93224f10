import { queryOptions, useQuery } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type Pipelines = Awaited<ReturnType<typeof client.pipelines.list>>
export type Pipeline = Pipelines['items'][number]
export type Stage = Pipeline['stages'][number]

/** How this business sells. Under the deals' name, so that it is asked anew with them. */
export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => client.pipelines.list({}, { signal }),
  staleTime: 60_000,
})

/** The pipeline and stage of a deal, once known. */
export function useStage(deal: Record<string, unknown>): { pipeline?: Pipeline; stage?: Stage } {
  const { data } = useQuery(pipelinesQuery)
  const pipeline = data?.items.find(({ id }) => id === deal.pipeline)
  const stage = pipeline?.stages.find(({ id }) => id === deal.stage)
  return { ...(pipeline ? { pipeline } : {}), ...(stage ? { stage } : {}) }
}
