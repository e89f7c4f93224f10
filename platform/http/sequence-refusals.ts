/** Expected noes about mails and sequences; a part of the closed list in `refusals.ts`. */
export const sequenceRefusals = {
  mail_template_not_found: {
    status: 404,
    title: 'There is no such mail template',
    mend: 'See GET /api/v1/mail-templates.',
  },
  letter_not_found: { status: 404, title: 'There is no such mail', mend: 'See GET /api/v1/letters of its contact.' },
} as const
