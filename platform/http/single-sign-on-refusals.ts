/** Expected noes of single sign-on; a part of the closed list in `refusals.ts`. */
export const singleSignOnRefusals = {
  provider_unreachable: {
    status: 409,
    title: 'The provider at {issuer} does not answer',
    mend: 'Check the address, and that this server reaches it ({why}).',
  },
  provider_not_https: {
    status: 409,
    title: 'The provider must be asked by https',
    mend: 'Give an issuer that begins with https://.',
  },
  provider_private: {
    status: 409,
    title: 'The provider stands in a private network, at {address}',
    mend: 'Whoever runs this installation lets that in with KITH_PRIVATE_PROVIDERS=allowed.',
  },
  provider_not_found: {
    status: 409,
    title: 'There is no OpenID Connect provider at {issuer}',
    mend: 'Its /.well-known/openid-configuration must answer with JSON. Take the issuer from the provider’s own settings.',
  },
  provider_named_otherwise: {
    status: 409,
    title: 'The provider calls itself {issuer}',
    mend: 'Enter exactly that as the issuer.',
  },
  provider_without_codes: {
    status: 409,
    title: 'The provider at {issuer} does not offer the authorization code flow',
    mend: 'Allow it there, or use another provider.',
  },
  provider_secret_wrong: {
    status: 409,
    title: 'The provider does not know this client, or not with this secret',
    mend: 'An administrator enters client id and secret anew, in the settings of single sign-on.',
  },
  provider_declined: {
    status: 403,
    title: 'The provider did not let this person in ({why})',
    mend: 'Try again, or ask whoever looks after the provider whether this person may use Kith.',
  },
  provider_answer_wrong: {
    status: 409,
    title: 'The provider’s answer does not hold',
    mend: 'Sign in again. If it stays, an administrator looks at the client’s settings at the provider.',
  },
  provider_off: {
    status: 404,
    title: 'There is no sign-in by this provider any more',
    mend: 'Sign in with your password, or ask an administrator.',
  },
  provider_needed: {
    status: 403,
    title: 'This workspace is entered by {label}',
    mend: 'Sign in with the button “Continue with {label}”.',
  },
  provider_session: {
    status: 403,
    title: 'Signed in by a provider one works in its workspace alone',
    mend: 'Sign in with a password for that; “Forgot your password?” sets one.',
  },
  code_needed: {
    status: 403,
    title: 'The code of two-step sign-in is needed',
    mend: 'Enter it in a browser; then everything opens again.',
  },
  sign_in_interrupted: {
    status: 409,
    title: 'This sign-in was begun elsewhere, or too long ago',
    mend: 'Sign in again in this browser, within ten minutes.',
  },
  email_not_verified: {
    status: 403,
    title: 'The provider does not say that the email is verified',
    mend: 'Verify the email at the provider, or have it send email_verified.',
  },
  email_elsewhere: {
    status: 403,
    title: 'Emails of {domain} do not come in by this provider',
    mend: 'An administrator adds the domain in the settings of single sign-on.',
  },
  membership_needed: {
    status: 403,
    title: 'You do not belong to this workspace yet',
    mend: 'Ask an administrator to invite you; then sign in again.',
  },
  membership_ended: {
    status: 403,
    title: 'Your access to this workspace was ended',
    mend: 'Ask an administrator to let you in again.',
  },
  identity_taken: {
    status: 409,
    title: 'Somebody else of the provider signs in with this account',
    mend: 'An administrator shuts the person out and lets them in again; then sign in anew.',
  },
  domain_taken: {
    status: 409,
    title: 'Emails of {domain} already come in by another workspace’s provider',
    mend: 'Leave the domain out, or have it taken out there first.',
  },
} as const satisfies Record<string, { status: number; title: string; mend: string }>
