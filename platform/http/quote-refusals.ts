/** Expected noes about quotes; a part of the closed list in `refusals.ts`. */
export const quoteRefusals = {
  quote_accepted: {
    status: 409,
    title: 'The quote {number} is accepted and stays as it is',
    mend: 'Make a new quote for what changes.',
  },
  quote_not_draft: {
    status: 409,
    title: 'The quote {number} was sent already',
    mend: 'Change it first: that makes the next version.',
  },
  quote_not_open: {
    status: 409,
    title: 'The quote {number} cannot be answered now',
    mend: 'It must be sent, still valid, and not answered yet.',
  },
} as const
