import pg from 'pg'

/** The DATABASE_URL's user may not do what set-up needs; the message says what to grant. */
export class SetupRefused extends Error {
  override name = 'SetupRefused'
}

/**
 * Creates the limited role, or brings its password in line, so that Kith can connect as somebody whom policies bind.
 * @param password derived from KITH_SECRET, so that it needs no place of its own.
 * @throws SetupRefused when the owner may not create roles; then an administrator creates it and sets KITH_APP_DATABASE_URL.
 */
export async function ensureAppRole(owner: pg.Pool, role: string, password: string): Promise<void> {
  await ensureLogin(owner, role, password)
  await ensureNarrowedRole(owner, role)
}

async function ensureLogin(owner: pg.Pool, role: string, password: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const secret = pg.escapeLiteral(password)
  const { rows } = await owner.query('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [role])
  const existing = rows[0]
  if (existing?.rolsuper || existing?.rolbypassrls)
    throw new SetupRefused(`The role ${role} may bypass row-level security. Name another one in KITH_DATABASE_ROLE.`)
  try {
    await owner.query(existing ? `alter role ${name} login password ${secret}` : createRole(name, secret))
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    if (error.code === DUPLICATE) return ensureLogin(owner, role, password)
    if (error.code !== FORBIDDEN) throw error
    throw new SetupRefused(
      `This PostgreSQL user may not create the limited role ${role}. Either grant it CREATEROLE, or have an administrator run ` +
        `"create role ${role} login password '…' nobypassrls" and set KITH_APP_DATABASE_URL to that role's URL.`,
      { cause: error },
    )
  }
}

const FORBIDDEN = '42501'
const DUPLICATE = '42710'

const createRole = (name: string, secret: string) =>
  `create role ${name} login password ${secret} nosuperuser nocreatedb nocreaterole noinherit nobypassrls`

/** The role as which transactions of people work who may not see every row. */
export const narrowedRoleOf = (role: string): string => `${role}_narrowed`

/**
 * Creates the narrowed role beside the limited one, which may change into it and has nothing of it by itself: policies
 * that stand for the narrowed role alone must not hold for the limited one.
 * @throws SetupRefused when the owner may not create roles, naming what an administrator has to run.
 */
export async function ensureNarrowedRole(owner: pg.Pool, role: string): Promise<void> {
  const name = narrowedRoleOf(role)
  const { rows } = await owner.query<{ inherits: boolean; may: boolean | null; narrowed: boolean }>(
    `select rolinherit as inherits, exists (select from pg_roles where rolname = $2) as narrowed,
       (select true from pg_auth_members m where m.member = r.oid and m.roleid::regrole = to_regrole(quote_ident($2))) as may
     from pg_roles r where rolname = $1`,
    [role, name],
  )
  const [found] = rows
  const steps = [
    ...(found?.inherits ? [`alter role ${pg.escapeIdentifier(role)} noinherit`] : []),
    ...(found?.narrowed
      ? []
      : [`create role ${pg.escapeIdentifier(name)} nologin nosuperuser nocreatedb nocreaterole nobypassrls`]),
    ...(found?.may ? [] : [`grant ${pg.escapeIdentifier(name)} to ${pg.escapeIdentifier(role)}`]),
  ]
  try {
    for (const step of steps) await owner.query(step)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    if (error.code === DUPLICATE) return ensureNarrowedRole(owner, role)
    if (error.code !== FORBIDDEN) throw error
    throw new SetupRefused(
      `People who may see only some records work as a second role. Have an administrator run: ${steps.map((step) => `${step};`).join(' ')}`,
      { cause: error },
    )
  }
}
