/** Expected noes about mails and sequences; a part of the closed list in `refusals.ts`. */
export const sequenceRefusals = {
  mail_template_not_found: {
    status: 404,
    title: 'There is no such mail template',
    mend: 'See GET /api/v1/mail-templates.',
  },
  letter_not_found: { status: 404, title: 'There is no such mail', mend: 'See GET /api/v1/letters of its contact.' },
  sequence_not_found: { status: 404, title: 'There is no such sequence', mend: 'See GET /api/v1/sequences.' },
  sequence_not_on: {
    status: 409,
    title: 'This sequence is switched off',
    mend: 'Switch it on first: PATCH its state to on.',
  },
  sequence_in_use: {
    status: 409,
    title: 'Somebody was enrolled in this sequence',
    mend: 'Put it away instead (state archived): what was sent stays told.',
  },
  enrolment_not_found: { status: 404, title: 'Nobody is enrolled by this id', mend: 'See GET /api/v1/enrolments.' },
  enrolment_ended: {
    status: 409,
    title: 'It has ended already',
    mend: 'Read it again: endedBy says why. Enrol the contact anew to begin once more.',
  },
  nothing_to_approve: {
    status: 409,
    title: 'No mail waits for approval here, or nobody may be written to',
    mend: 'Read it again: somebody was first, the contact has no address, or wants no more.',
  },
} as const
