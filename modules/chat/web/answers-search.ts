export const answerOutcomes = ['open', 'helped', 'handedOver', 'wrong'] as const
export const answerWords = ['model', 'sources', 'program'] as const

/** Which answers are shown, as the URL says it. */
export interface AnswersSearch {
  outcome?: (typeof answerOutcomes)[number]
  by?: (typeof answerWords)[number]
  q?: string
}

export function readAnswersSearch({ outcome, by, q }: Record<string, unknown>): AnswersSearch {
  const known = answerOutcomes.find((one) => one === outcome)
  const words = answerWords.find((one) => one === by)
  // A number that was searched for comes as one.
  const sought = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 200) : ''
  return { ...(known ? { outcome: known } : {}), ...(words ? { by: words } : {}), ...(sought ? { q: sought } : {}) }
}
