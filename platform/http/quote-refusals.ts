/** Expected noes about quotes; a part of the closed list in `refusals.ts`. */
export const quoteRefusals = {
  quote_accepted: {
    status: 409,
    title: 'The quote {number} is accepted and stays as it is',
    mend: 'Make a new quote for what changes.',
  },
  quote_needs_approval: {
    status: 409,
    title: 'The quote {number} gives away {share} %; without approval you may give away {limit} %',
    mend: 'Ask for approval on its page, or lower the discount. A change afterwards needs approval again.',
  },
  approval_not_open: {
    status: 409,
    title: 'Nobody waits for approval of the quote {number}',
    mend: 'Somebody has decided already, or the quote has changed since: look at it again.',
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
