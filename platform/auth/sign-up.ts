import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { text } from '#platform/objects/text'
import { founding, foundWorkspace } from './create-workspace.ts'
import type { Once } from './found-once.ts'
import { NewPassword } from './password.ts'
import { NewWorkspace } from './workspace-settings.ts'

export const PersonName = text(120).pipe(z.string().min(1, { error: 'Please enter a name' }))

/** A person and the workspace they will own. Emails are kept in small letters: nobody signs up twice as Ann@ and ann@. */
export const SignUp = z.strictObject({
  name: PersonName,
  email: z.email({ error: 'Not an email address' }).max(254).toLowerCase(),
  password: NewPassword,
  /** The language Kith speaks to this person. */
  locale: z.enum(['en', 'de']).optional(),
  workspace: NewWorkspace,
})
export type SignUp = z.input<typeof SignUp>

/** Whether a stranger may sign up: `first` while nobody has, then as KITH_SIGN_UP says. */
export async function signUpState(kith: Kith): Promise<'first' | 'open' | 'closed'> {
  return (await hasUsers(kith.database.app)) ? kith.config.signUp : 'first'
}

/**
 * Makes an account and its workspace, both or neither; under `once`, a single one however often it is asked.
 * @throws Refusal sign_up_closed, email_taken
 */
export function signUp(kith: Kith, draft: SignUp, once: Once): Promise<{ userId: string; workspaceId: string }> {
  return makeAccount(kith, draft, once, async (ctx) => {
    if (kith.config.signUp === 'open') return
    // Of two first visitors at the same moment only one may be the first.
    await sql`select pg_advisory_xact_lock(hashtext('kith sign-up'))`.execute(ctx.db)
    if (await hasUsers(ctx.db)) refuse('sign_up_closed')
  })
}

/** As `signUp`, for somebody who need not ask: the operator. */
export async function makeAccount(
  kith: Kith,
  draft: SignUp,
  once: Once,
  ask: (ctx: Ctx) => Promise<void> = async () => {},
) {
  const { name, email, password, locale, workspace } = SignUp.parse(draft)
  const hash = await kith.auth.hashPassword(password)
  const userId = uuidv7()
  const make = async (ctx: Ctx) => {
    await ask(ctx)
    await insertAccount(ctx, { userId, name, email, locale, hash, emailVerified: false })
    await foundWorkspace(ctx)
    return { userId, workspaceId: ctx.workspaceId }
  }
  return inWorkspace(kith, founding(userId, workspace), (ctx) => once(ctx, () => make(ctx)))
}

interface Account {
  userId: string
  name: string
  email: string
  locale?: 'en' | 'de' | undefined
  /** Of the password, as better-auth makes it. */
  hash: string
  /** Whether the person has shown that the mailbox is theirs. */
  emailVerified: boolean
}

/** @throws Refusal email_taken */
export async function insertAccount(ctx: Ctx, { userId, name, email, locale, hash, emailVerified }: Account) {
  const at = { createdAt: ctx.now().toISOString(), updatedAt: ctx.now().toISOString() }
  const made = await ctx.db
    .insertInto('users')
    .values({ id: userId, name, email, emailVerified, locale: locale ?? null, ...at })
    .onConflict((taken) => taken.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) refuse('email_taken')
  // As better-auth keeps a password: an account of the provider "credential" under the user's own id.
  await ctx.db
    .insertInto('credentials')
    .values({ id: uuidv7(), userId, accountId: userId, providerId: 'credential', password: hash, ...at })
    .execute()
}

async function hasUsers(db: Pick<Ctx['db'], 'selectFrom'>): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}
