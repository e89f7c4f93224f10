import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import type { Config } from '#platform/config/config'
import type { Database } from '#platform/db/database'
import { secondStepCookieName, sessionCookieName, sessionToken } from './session-cookie.ts'
import type { ProviderSession } from './single-sign-on/provider-session.ts'

/** Carries the client's address to better-auth; `mountAuth` sets it from the connection, never from the client. */
export const ADDRESS_HEADER = 'x-kith-client-address'

/** A mail that sign-in asks for. `key` is unique: the outbox sends it at most once. */
export interface SignInMail {
  key: string
  to: string
  subject: string
  text: string
}

export interface AuthOptions {
  config: Config
  database: Database
  log: Logger
  /** The installation's secret; signs cookies and encrypts the secrets of two-step sign-in. */
  secret: string
  /** Puts a mail into the outbox. */
  sendMail(mail: SignInMail): Promise<void>
  /** False only where tests sign in more often than people do. */
  limitAttempts: boolean
}

/** Sign-in of this installation. Made once, in the composition root. */
export interface Auth {
  limitAttempts: boolean
  /** Answers a request to /api/auth. Only `mountAuth` calls it, with what it has checked. @throws Refusal */
  answer(request: Request): Promise<Response>
  /** Set-Cookie lines that prolong the session of somebody who is still around; none while it is young. */
  renew(cookieHeader: string): Promise<string[]>
  /** Set-Cookie lines of a new session that a workspace's provider led to. `headers`: the browser's name and address. */
  openProviderSession(session: ProviderSession, headers: Headers): Promise<string[]>
  hashPassword(password: string): Promise<string>
  isPassword(password: string, hash: string): Promise<boolean>
  /** A mark that only this installation can make for a text. `purpose` keeps marks of different kinds apart. */
  sign(purpose: string, text: string | Buffer): Buffer
  /** The session token a Cookie header carries, if this installation signed it. */
  tokenOf(cookieHeader: string | undefined): string | null
  /** What leads to the person who gave the password and has not given the code yet. */
  secondStepOf(cookieHeader: string | undefined): string | null
}

/** Opens sign-in. better-auth is loaded when first needed: recognising a visitor does without it, and so does a start. */
export function createAuth(options: AuthOptions): Auth {
  const { config, secret, limitAttempts } = options
  const cookieName = sessionCookieName(config.publicUrl)
  let opened: ReturnType<typeof open> | null = null
  const library = () => {
    opened ??= open(options)
    return opened
  }
  return {
    limitAttempts,
    async answer(request) {
      const { handler } = await library()
      const answer = await handler(request).catch(refused)
      // Its middlewares answer instead of throwing.
      return answer.ok ? answer : refused(await answer.json())
    },
    async renew(cookieHeader) {
      const headers = new Headers({ cookie: cookieHeader })
      const answer = await (await library()).api.getSession({ headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    async openProviderSession(session, headers) {
      const { openProviderSession } = (await library()).api
      const answer = await openProviderSession({ body: session, headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    hashPassword: async (password) => (await (await library()).$context).password.hash(password),
    isPassword: async (password, hash) => (await (await library()).$context).password.verify({ password, hash }),
    sign: (purpose, text) => createHmac('sha256', secret).update(`${purpose}\n`).update(text).digest(),
    tokenOf: (cookieHeader) => sessionToken(cookieHeader, cookieName, secret),
    secondStepOf: (cookieHeader) => sessionToken(cookieHeader, secondStepCookieName(config.publicUrl), secret),
  }
}

async function open(options: AuthOptions) {
  const { openBetterAuth } = await import('./better-auth.ts')
  return openBetterAuth(options)
}

async function refused(no: unknown): Promise<never> {
  const { signInRefusal } = await import('./sign-in-refusals.ts')
  throw signInRefusal(no)
}
