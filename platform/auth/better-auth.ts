import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { uuidv7 } from 'uuidv7'
import { ADDRESS_HEADER, type AuthOptions } from './auth.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts'
import { resetMail } from './reset-mail.ts'
import { providerSessions } from './single-sign-on/provider-session.ts'

const DAY = 24 * 60 * 60
/** A column of ours that better-auth reads along. */
const kept = { type: 'string', required: false, input: false } as const

/** better-auth on our tables. Kysely's camel-case plug-in maps its field names to our columns. */
export function openBetterAuth({ config, database, secret, sendMail, log }: AuthOptions) {
  return betterAuth({
    appName: 'Kith',
    baseURL: new URL(config.publicUrl).origin,
    basePath: '/api/auth',
    secret,
    database: { db: database.signIn, type: 'postgres', transaction: true },
    user: { modelName: 'users', additionalFields: { locale: kept, demoOf: kept } },
    session: {
      modelName: 'sessions',
      expiresIn: 30 * DAY,
      updateAge: DAY,
      // Named here so that a session made in the place of another (two-step sign-in switched on) is as bound as that was.
      additionalFields: {
        workspaceId: { type: 'string', required: false, input: false },
        providerWorkspaceId: { type: 'string', required: false, input: false },
        secondStepDue: { type: 'boolean', required: false, input: false },
      },
    },
    account: { modelName: 'credentials' },
    // A reset link found in a backup must not work.
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      // Signing up founds a workspace in the same transaction: see sign-up.ts.
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      // Nobody ever signs in as a colleague of the demo.
      sendResetPassword: async ({ user, token }, request) => {
        if (!('demoOf' in user && user.demoOf)) await sendMail(resetMail(config.publicUrl, user, token, request))
      },
    },
    plugins: [
      // Whoever comes by a provider alone has no password to ask for.
      twoFactor({ issuer: 'Kith', twoFactorTable: 'twoFactors', allowPasswordless: true }),
      providerSessions(),
    ],
    // Ours counts attempts for all of sign-in and sign-up alike: see attempts.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: logged },
    // Errors rise to `answer`, which tells an expected no from a bug.
    onAPIError: { throw: true },
    advanced: {
      cookiePrefix: 'kith',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  })

  // What better-auth calls errors and warnings (unknown user, wrong password) are visitors' mistakes; its bugs rise.
  function logged(_level: string, message: string) {
    log.debug({ from: 'better-auth' }, message)
  }
}
