/** The usual named groups, the best first. */
export const rfmGroups = [
  'champions',
  'loyal',
  'potentialLoyalists',
  'new',
  'promising',
  'needAttention',
  'aboutToSleep',
  'atRisk',
  'cannotLose',
  'hibernating',
  'lost',
] as const
export type RfmGroup = (typeof rfmGroups)[number]

/**
 * Each field of the grid of recency (rows, 5 first) by frequency (columns, 1 first) belongs to one group. It is the map in
 * common use since Putler published it (“RFM analysis for customer segmentation”, eleven groups), with the corner of those
 * longest gone as “lost”. How much somebody spends does not move them: it rises with frequency anyway, and stands beside.
 */
const grid: Record<number, readonly RfmGroup[]> = {
  5: ['new', 'potentialLoyalists', 'potentialLoyalists', 'champions', 'champions'],
  4: ['promising', 'potentialLoyalists', 'potentialLoyalists', 'loyal', 'loyal'],
  3: ['aboutToSleep', 'aboutToSleep', 'needAttention', 'loyal', 'loyal'],
  2: ['hibernating', 'hibernating', 'atRisk', 'atRisk', 'cannotLose'],
  1: ['lost', 'lost', 'atRisk', 'atRisk', 'cannotLose'],
}

/** The group of two scores, each 1 to 5. */
export function rfmGroupOf(recency: number, frequency: number): RfmGroup {
  const group = grid[recency]?.[frequency - 1]
  if (!group) throw new RangeError(`No scores: ${recency}, ${frequency}`)
  return group
}

/** All 25 fields. */
export const rfmFields = [5, 4, 3, 2, 1].flatMap((recency) =>
  [1, 2, 3, 4, 5].map((frequency) => ({ recency, frequency, group: rfmGroupOf(recency, frequency) })),
)
