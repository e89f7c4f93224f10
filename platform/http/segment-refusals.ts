/** Expected noes of segments and scores; a part of the closed list in `refusals.ts`. */
export const segmentRefusals = {
  segment_not_found: {
    status: 404,
    title: 'There is no such segment',
    mend: 'It may have been deleted. See GET /api/v1/segments.',
  },
  segment_name_taken: { status: 409, title: 'There is a segment called “{name}”', mend: 'Choose another name.' },
  segment_in_use: {
    status: 409,
    title: 'Other segments speak of this one',
    mend: 'Change the filter of {names} first.',
  },
  segment_cycle: {
    status: 409,
    title: 'The segment would be part of its own filter',
    mend: 'It goes round: {way}. Leave one of them out.',
  },
  segment_not_fixed: {
    status: 409,
    title: 'The members of a live segment follow from its filter',
    mend: 'Change the filter, or put them into a fixed list.',
  },
  scoring_not_active: {
    status: 409,
    title: 'Contacts are not scored',
    mend: 'Switch scoring on in the settings first.',
  },
} as const satisfies Record<string, { status: number; title: string; mend: string }>
