import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { createApiKey } from './api-keys.ts'
import { createWorkspace } from './create-workspace.ts'
import { always } from './found-once.ts'
import { makeAccount, SignUp } from './sign-up.ts'

/** What `kith setup` asks for. The owner is made if there is no account with that email. */
export interface SetUp {
  workspace: string
  email: string
  password: string
  /** The owner's; made of the email when absent. */
  name?: string | undefined
}

/**
 * Sets a workspace up without a browser: its owner, itself, and an API key that may do everything.
 * @throws Refusal wrong_credentials when the email has an account with another password; ZodError for a wrong value.
 */
export async function setUpWorkspace(kith: Kith, { workspace, email, password, name = nameIn(email) }: SetUp) {
  const draft = SignUp.parse({ name, email, password, workspace: { name: workspace } })
  const owner = await findCredential(kith, draft.email)
  if (owner && !(owner.password && (await kith.auth.isPassword(password, owner.password)))) refuse('wrong_credentials')
  const made = owner
    ? { userId: owner.userId, ...(await createWorkspace(kith, owner.userId, { name: workspace }, always)) }
    : await makeAccount(kith, draft, always)
  const acting = await actingForJob(kith, made)
  const { key } = await inWorkspace(kith, acting, (ctx) => createApiKey(ctx, { name: 'Set-up', scopes: ['admin'] }))
  return { ...made, apiKey: key }
}

/** `mara.lindt@…` is Mara Lindt until she says otherwise. */
const nameIn = (email: string) =>
  (email.split('@')[0] ?? email).replace(/[._-]+/g, ' ').replace(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase())

function findCredential(kith: Kith, email: string) {
  return kith.database.app
    .selectFrom('users')
    .leftJoin('credentials', (join) =>
      join.onRef('credentials.userId', '=', 'users.id').on('credentials.providerId', '=', 'credential'),
    )
    .select(['users.id as userId', 'credentials.password'])
    .where('users.email', '=', email)
    .executeTakeFirst()
}
