import { keepPreviousData } from '@tanstack/react-query'
import { api, client } from '#app/web/api.ts'
import { hrefWith } from '#app/web/objects/list-search.ts'

export type Scoring = Awaited<ReturnType<typeof client.scoring.get>>
export type Scheme = Scoring['scheme']
export type FitRule = Scheme['fit']['groups'][number]['rules'][number]
export type EngagementRule = Scheme['engagement']['groups'][number]['rules'][number]
export type Rule = FitRule | EngagementRule
export type Group = Scheme['fit']['groups'][number] | Scheme['engagement']['groups'][number]
export type Score = 'fit' | 'engagement'

/** The rules, asked again while a pass is under way. */
export const scoringQuery = api.scoring.get.queryOptions({
  input: {},
  refetchInterval: ({ state }) => (state.data?.run.requestedAt ? 1_000 : false),
})

/** What rules that are being edited would give; the figures before stay until the next ones are there. */
export const previewQuery = (scheme: Scheme) =>
  api.scoring.preview.queryOptions({
    input: { scheme },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  })

export const { change, pass } = client.scoring

/** The contacts of a label. */
export const labelHref = (label: string) =>
  hrefWith('/contacts', { filter: { and: [{ field: 'scoring.label', op: 'in', value: [label] }] } })

/** Of a new rule or group: six signs are enough among a hundred. */
export const freshId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 8)
