import { text } from '#platform/objects/text'
import type { Origin } from '../contract/submissions.ts'

const names = ['source', 'medium', 'campaign', 'term', 'content', 'referrer', 'page'] as const

/** Where a visitor comes from: by the address they follow (`utm_source`, …), as the embedding page says, or as the browser does. */
export const originOfVisit = (query: Record<string, unknown>, referer: string | undefined): Origin =>
  originOf((name) =>
    name === 'referrer' ? (query.referrer ?? referer) : name === 'page' ? query.page : query[`utm_${name}`],
  )

/** The same as a page carried it along. */
export const originOfPage = (values: ReadonlyMap<string, readonly string[]>): Origin =>
  originOf((name) => values.get(`o.${name}`)?.[0])

/** Whatever cannot be kept is no origin. */
function originOf(given: (name: (typeof names)[number]) => unknown): Origin {
  const said = names.flatMap((name) => {
    const read = text(2_000).safeParse(given(name))
    return read.success && read.data !== '' ? [[name, read.data.slice(0, 500)] as const] : []
  })
  return Object.fromEntries(said)
}
