export const ratingKinds = ['rated', 'bad', 'commented', 'unanswered', 'all'] as const
export type RatingKind = (typeof ratingKinds)[number]

/** Which ratings are shown, as the URL says it. */
export interface RatingsSearch {
  which?: RatingKind
}

export const readRatingsSearch = ({ which }: Record<string, unknown>): RatingsSearch => {
  const known = ratingKinds.find((kind) => kind === which)
  return known ? { which: known } : {}
}
