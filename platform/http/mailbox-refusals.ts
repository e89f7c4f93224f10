/** Expected noes about mailboxes and their mails; a part of the closed list in `refusals.ts`. */
export const mailboxRefusals = {
  mailbox_not_found: { status: 404, title: 'There is no such mailbox', mend: 'See GET /api/v1/mailboxes.' },
  mail_folder_not_found: {
    status: 404,
    title: 'This mailbox has no such folder',
    mend: 'See GET /api/v1/mailboxes/{id}.',
  },
  email_not_found: {
    status: 404,
    title: 'There is no such mail, or its mailbox does not show it to you',
    mend: 'Ask whose mailbox it is.',
  },
  mailbox_exists: {
    status: 409,
    title: 'This address is connected already',
    mend: 'One mailbox stands for one address: change that one, or have its owner disconnect it.',
  },
  mailbox_not_active: {
    status: 409,
    title: 'This mailbox is paused, or must be connected anew',
    mend: 'Its owner or an administrator goes on with it in the settings.',
  },
  mail_server_private: {
    status: 422,
    title: 'This mail server stands in a private network',
    mend: 'Whoever runs Kith allows that with KITH_PRIVATE_MAIL_SERVERS=allowed.',
  },
} as const
