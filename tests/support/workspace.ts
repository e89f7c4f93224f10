import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { type Role, roleMay } from '#platform/auth/permissions'
import { type Acting, type Ctx, inWorkspace, type Kith, type WorkspaceSettings } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { type TestKith, testKith } from './test-kith.ts'

const settings: WorkspaceSettings = {
  name: 'Hafen Kaffee',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  defaultCountry: 'DE',
  linkCompanies: false,
}

export interface Answer {
  status: number
  // The body of an answer is whatever the endpoint says; each test looks at what it knows.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any
}

/** A member of the workspace who acts. */
export interface Person {
  userId: string
  /** This person's API key. */
  key: string
  acting: Acting
  /** Runs domain code in a transaction of this person's. */
  does<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** As `does`, answering `ok` or the refusal's code. */
  tries<T>(work: (ctx: Ctx) => Promise<T>): Promise<{ code: string; value?: T }>
  /** Asks the HTTP API with this person's key. `path` below /api/v1. */
  asks(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

export interface TestWorkspace extends TestKith {
  workspaceId: string
  /** Owner. */
  ann: Person
  /** Member. */
  ben: Person
  /** May only read. */
  rita: Person
}

/** A fresh workspace with an owner, a member and a reader; nothing in it. */
export async function aWorkspace(): Promise<TestWorkspace> {
  const program = await testKith()
  const workspaceId = uuidv7()
  await program.kith.database.owner.query(
    'insert into workspaces (id, name, locale, time_zone, currency, default_country) values ($1, $2, $3, $4, $5, $6)',
    [workspaceId, settings.name, settings.locale, settings.timeZone, settings.currency, settings.defaultCountry],
  )
  const [ann, ben, rita] = await Promise.all([
    person(program, workspaceId, 'Ann', 'owner', ['admin']),
    person(program, workspaceId, 'Ben', 'member', ['write']),
    person(program, workspaceId, 'Rita', 'reader', ['read']),
  ])
  return { ...program, workspaceId, ann, ben, rita }
}

async function person(
  program: TestKith,
  workspaceId: string,
  name: string,
  role: Role,
  scopes: string[],
): Promise<Person> {
  const userId = uuidv7()
  const { owner } = program.kith.database
  await owner.query('insert into users (id, name, email) values ($1, $2, $3)', [
    userId,
    name,
    `${name.toLowerCase()}.${userId}@hafen.example`,
  ])
  await owner.query('insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    workspaceId,
    userId,
    role,
  ])
  return personOf(program, workspaceId, userId, role, scopes)
}

/** Somebody who is a member already, with a key of their own. */
export async function personOf(
  { kith, server }: TestKith,
  workspaceId: string,
  userId: string,
  role: Role,
  scopes: string[],
): Promise<Person> {
  const key = await apiKey(kith, workspaceId, userId, scopes)
  const acting: Acting = {
    workspaceId,
    workspace: settings,
    actor: { kind: 'user', id: userId },
    userId,
    may: (permission) => roleMay(role, permission),
  }
  return {
    userId,
    key,
    acting,
    does: (work) => inWorkspace(kith, acting, work),
    async tries(work) {
      try {
        return { code: 'ok', value: await inWorkspace(kith, acting, work) }
      } catch (error) {
        if (error instanceof Refusal) return { code: error.code }
        throw error
      }
    },
    async asks(method, path, body, headers = {}) {
      const answer = await server.inject({
        method: method as 'GET',
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${key}`, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
    },
  }
}

async function apiKey(kith: Kith, workspaceId: string, userId: string, scopes: string[]): Promise<string> {
  const key = `kith_${randomBytes(24).toString('base64url')}`
  const hash = createHash('sha256').update(key).digest()
  await kith.database.owner.query(
    'insert into api_keys (workspace_id, id, name, hash, hint, scopes, created_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [workspaceId, uuidv7(), 'test', hash, key.slice(-4), scopes, userId],
  )
  return key
}
