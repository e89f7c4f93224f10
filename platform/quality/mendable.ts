/** What Kith can put right by itself; everything else needs somebody who knows. */
export const mendable = ['emailSlip', 'phoneSlip', 'nameCase', 'companyKnown'] as const
export type Mendable = (typeof mendable)[number]

/** Slips named in one request; more than a page shows. */
export const MOST_SLIPS = 500
