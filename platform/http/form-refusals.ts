/** Expected noes about forms that strangers fill in; a part of the closed list in `refusals.ts`. */
export const formRefusals = {
  form_not_found: { status: 404, title: 'There is no such form', mend: 'See GET /api/v1/forms.' },
  form_in_use: {
    status: 409,
    title: 'Somebody has sent this form',
    mend: 'Put it away instead (state archived): what was sent and agreed to stays.',
  },
  submission_not_found: {
    status: 404,
    title: 'There is no such submission',
    mend: 'See GET /api/v1/forms/{id}/submissions of its form.',
  },
  submission_not_held: {
    status: 409,
    title: 'This submission has been taken in already',
    mend: 'Look at its contact.',
  },
  submission_refused: {
    status: 422,
    title: 'The contact cannot be saved with these answers',
    mend: 'See errors; a field may have become required since. Make the contact by hand, or change the field.',
  },
} as const
