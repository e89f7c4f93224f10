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
  mail_provider_not_found: {
    status: 404,
    title: 'There is no such provider of mailboxes',
    mend: 'See GET /api/v1/mail-providers.',
  },
  mail_provider_exists: {
    status: 409,
    title: 'A provider of this name is there already',
    mend: 'Change that one, or take another name.',
  },
  mail_provider_in_use: {
    status: 409,
    title: 'Mailboxes are opened by this provider',
    mend: 'Give them a password or another provider first, or remove them ({mailboxes}).',
  },
  mail_account_refused: {
    status: 409,
    title: 'The provider let you in, but not to {address}',
    mend: 'Sign in there with the account of this mailbox, and see that it may be read by IMAP.',
  },
  provider_without_refresh: {
    status: 409,
    title: 'The provider gave nothing that holds for more than an hour',
    mend: 'Add offline access to the scope of this provider, and to the client there.',
  },
  mail_server_private: {
    status: 422,
    title: 'This mail server stands in a private network',
    mend: 'Whoever runs Kith allows that with KITH_PRIVATE_MAIL_SERVERS=allowed.',
  },
} as const
