/** Expected noes of signing in; a part of the closed list in `refusals.ts`. */
export const signInRefusals = {
  wrong_credentials: {
    status: 401,
    title: 'The email or the password is wrong',
    mend: 'Check both, or reset the password.',
  },
  wrong_password: { status: 403, title: 'The password is wrong', mend: 'Enter the password you sign in with now.' },
  wrong_code: {
    status: 403,
    title: 'The code is wrong',
    mend: 'Enter the newest code of your app, or an unused backup code.',
  },
  reset_link_expired: {
    status: 410,
    title: 'This link is no longer valid',
    mend: 'It works once and for one hour. Ask for a new one.',
  },
  two_factor_on: { status: 409, title: 'Two-step sign-in is on already', mend: 'Turn it off first to set it up anew.' },
  two_factor_off: { status: 409, title: 'Two-step sign-in is not on', mend: 'Set it up under Settings, Security.' },
  email_taken: { status: 409, title: 'There is an account with this email', mend: 'Sign in, or reset the password.' },
  session_not_found: { status: 404, title: 'You have no such session', mend: 'It may have ended already.' },
} as const
