import { beforeAll, beforeEach, expect, test } from 'vitest'
import { anOpenIdProvider, type TestProvider } from '#tests/support/openid-provider'
import { follow, signInAtProvider } from '#tests/support/provider-visit'
import { testKith } from '#tests/support/test-kith'
import { totp } from '#tests/support/totp'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { returnAddress } from './openid.ts'

let provider: TestProvider
beforeAll(async () => {
  const { kith } = await testKith()
  provider = await anOpenIdProvider(returnAddress(kith))
})

let count = 0
let domain = ''
beforeEach(() => {
  count += 1
  domain = `firma${count}.example`
})

/** Jana's workspace, whose people of one domain come by the provider. */
async function aWorkspaceWithProvider(more: object = {}) {
  const { server, kith } = await testKith()
  const jana = await aSignedInVisitor(server)
  const { issuer, clientId, clientSecret } = provider
  const settings = {
    issuer,
    clientId,
    label: 'Firma',
    domains: [domain],
    enabled: true,
    joinRole: 'member',
    onlyWay: false,
  }
  const set = (changed: object) =>
    jana.asks('PUT', '/api/v1/single-sign-on', { ...settings, clientSecret, ...more, ...changed })
  const saved = await set({})
  expect([saved.status, saved.body]).toEqual([200, expect.anything()])
  const id = String(saved.body.provider.id)
  const sql = async (text: string, ...values: unknown[]) => (await kith.database.owner.query(text, values)).rows
  const known = (login: string, person: object = {}) => {
    provider.people[login] = { email: `${login}@${domain}`, email_verified: true, name: 'Ola Brandt', ...person }
    return login
  }
  const leave = (browser = aVisitor(server)) => follow(server, browser, `/api/auth/single-sign-on/${id}?next=/contacts`)
  /** The whole way, as a browser goes it. */
  const comes = async (login: string, browser = aVisitor(server)) => {
    const back = await signInAtProvider(await leave(browser), login)
    return { browser, arrived: await follow(server, browser, back.slice(new URL(back).origin.length)) }
  }
  const sees = async (browser: ReturnType<typeof aVisitor>) => (await browser.asks('GET', '/api/v1/session')).body
  const audited = async () =>
    (await jana.asks('GET', '/api/v1/audit-events?kind=access')).body.items.map(
      ({ type, details }: { type: string; details: Record<string, string> }) =>
        [type, details.way, details.reason].filter(Boolean).join(' '),
    )
  return { server, kith, jana, set, id, sql, known, leave, comes, sees, audited }
}

const unique = (login: string) => `${login}${count}`

test('somebody new comes by the provider, joins, and is the same the next time, whatever their email is then', async () => {
  const { comes, known, sees, audited, jana } = await aWorkspaceWithProvider()
  const ola = known(unique('ola'))
  const first = await comes(ola)
  expect(first.arrived).toBe('/contacts')
  const session = await sees(first.browser)
  expect(session).toMatchObject({
    user: { name: 'Ola Brandt', email: `${ola}@${domain}`, hasPassword: false },
    workspace: { id: jana.workspaceId },
    barred: null,
  })
  expect(session.permissions).toContain('contacts.create')
  expect(await audited()).toContain('signIn.succeeded provider')
  known(ola, { email: `ola.new@${domain}`, email_verified: false })
  const again = await comes(ola)
  expect((await sees(again.browser)).user.id).toBe(session.user.id)
  expect((await jana.asks('GET', '/api/v1/members')).body.items).toHaveLength(2)
})

test('a member who has an account is the same person, and their session opens this workspace alone', async () => {
  const { comes, known, sees, server, sql, jana } = await aWorkspaceWithProvider({ joinRole: null })
  const ben = await aSignedInVisitor(server, 'Bens own')
  const login = known(unique('ben'))
  await sql('update users set email = $2 where id = $1', ben.userId, `${login}@${domain}`)
  expect((await comes(login)).arrived).toBe('/sign-in?refused=membership_needed')
  await sql(
    `insert into memberships (workspace_id, user_id, role) values ($1, $2, 'reader')`,
    jana.workspaceId,
    ben.userId,
  )
  const { browser, arrived } = await comes(login)
  expect(arrived).toBe('/contacts')
  const session = await sees(browser)
  expect(session.user.id).toBe(ben.userId)
  expect(session.workspaces.map(({ id }: { id: string }) => id)).toEqual([jana.workspaceId])
  const elsewhere = await browser.asks('PUT', '/api/v1/session/workspace', { workspaceId: ben.workspaceId })
  expect(elsewhere.body.code).toBe('workspace_not_found')
  const chosen = { 'x-kith-workspace': ben.workspaceId }
  expect((await browser.asks('GET', '/api/v1/contacts', undefined, chosen)).body.code).toBe('workspace_not_found')
  expect((await browser.asks('POST', '/api/v1/workspaces', { name: 'More' })).body.code).toBe('provider_session')
  expect((await browser.asks('GET', '/api/v1/sessions')).body.items).toHaveLength(1)
})

test('who is invited joins as what they were invited as', async () => {
  const { comes, known, jana, sees } = await aWorkspaceWithProvider({ joinRole: null })
  const login = known(unique('ines'))
  await jana.asks('POST', '/api/v1/invitations', { emails: [`${login}@${domain}`], role: 'admin' })
  const { browser } = await comes(login)
  expect((await sees(browser)).permissions).toContain('settings')
  expect((await jana.asks('GET', '/api/v1/invitations')).body.items).toEqual([])
})

test('an email that is not verified, or of another domain, opens nothing', async () => {
  const { comes, known, audited } = await aWorkspaceWithProvider()
  const anna = known(unique('anna'), { email_verified: false })
  expect((await comes(anna)).arrived).toBe('/sign-in?refused=email_not_verified')
  const otto = known(unique('otto'), { email: 'otto@other.example' })
  expect((await comes(otto)).arrived).toBe('/sign-in?refused=email_elsewhere&about=other.example')
  expect(await audited()).toEqual(
    expect.arrayContaining(['signIn.failed provider email_not_verified', 'signIn.failed provider email_elsewhere']),
  )
})

test('a return that this browser did not begin, or began otherwise, opens nothing', async () => {
  const { server, leave, known, comes } = await aWorkspaceWithProvider()
  const login = known(unique('kim'))
  const mine = aVisitor(server)
  const back = await signInAtProvider(await leave(mine), login)
  const path = back.slice(new URL(back).origin.length)
  const interrupted = '/sign-in?refused=sign_in_interrupted'
  expect(await follow(server, aVisitor(server), path)).toBe(interrupted)
  expect(await follow(server, mine, path.replace(/state=[^&]+/, 'state=x'))).toBe(interrupted)
  // A code of another sign-in: its nonce and its challenge are of that one.
  const other = aVisitor(server)
  const foreign = new URL(await signInAtProvider(await leave(other), login)).searchParams.get('code')
  expect(await follow(server, mine, path.replace(/code=[^&]+/, `code=${foreign}`))).toBe(interrupted)
  expect([...mine.cookies.keys()]).toEqual([])
  const { browser } = await comes(login)
  expect(browser.cookies.has('kith.session_token')).toBe(true)
})

test('an answer with the nonce of another sign-in does not hold', async () => {
  const { server, leave, known } = await aWorkspaceWithProvider()
  const login = known(unique('lea'))
  const browser = aVisitor(server)
  const address = new URL(await leave(browser))
  address.searchParams.set('nonce', 'of-another-sign-in')
  const back = await signInAtProvider(address.href, login)
  const path = back.slice(new URL(back).origin.length)
  expect(await follow(server, browser, path)).toBe('/sign-in?refused=provider_answer_wrong')
})

test('who changed their mind at the provider is told so', async () => {
  const { server, leave } = await aWorkspaceWithProvider()
  const browser = aVisitor(server)
  const state = new URL(await leave(browser)).searchParams.get('state')
  const path = `/api/auth/single-sign-on/return?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`
  expect(await follow(server, browser, path)).toBe('/sign-in?refused=provider_declined')
})

test('a wrong secret is named as such', async () => {
  const { comes, known } = await aWorkspaceWithProvider({ clientSecret: 'wrong' })
  expect((await comes(known(unique('max')))).arrived).toBe('/sign-in?refused=provider_secret_wrong')
})

test('a provider that does not answer is named as such, before one goes there and on the way back', async () => {
  const { kith, server, set, leave, known } = await aWorkspaceWithProvider()
  const short = await anOpenIdProvider(returnAddress(kith))
  expect((await set({ issuer: short.issuer })).status).toBe(200)
  const login = known(unique('uwe'))
  Object.assign(short.people, provider.people)
  const browser = aVisitor(server)
  const back = new URL(await signInAtProvider(await leave(browser), login))
  await short.stop()
  expect(await follow(server, browser, back.pathname + back.search)).toBe('/sign-in?refused=provider_unreachable')
  expect(await leave()).toBe('/sign-in?refused=provider_unreachable')
})

test('a provider that is switched off leads nowhere, also for who is on the way', async () => {
  const { server, leave, known, set } = await aWorkspaceWithProvider()
  const login = known(unique('mia'))
  const browser = aVisitor(server)
  const back = await signInAtProvider(await leave(browser), login)
  expect((await set({ enabled: false })).status).toBe(200)
  expect(await follow(server, browser, back.slice(new URL(back).origin.length))).toBe('/sign-in?refused=provider_off')
  expect(await leave()).toBe('/sign-in?refused=provider_off')
})

test('of two first visits at the same moment comes one person', async () => {
  const { server, leave, known, sees, jana, sql } = await aWorkspaceWithProvider()
  const login = known(unique('zoe'))
  const visits = await Promise.all(
    [1, 2, 3].map(async () => {
      const browser = aVisitor(server)
      const back = new URL(await signInAtProvider(await leave(browser), login))
      return { browser, path: back.pathname + back.search }
    }),
  )
  const arrived = await Promise.all(visits.map(({ browser, path }) => follow(server, browser, path)))
  expect(arrived).toEqual(['/contacts', '/contacts', '/contacts'])
  const ids = await Promise.all(visits.map(async ({ browser }) => (await sees(browser)).user.id))
  expect(new Set(ids).size).toBe(1)
  expect((await jana.asks('GET', '/api/v1/members')).body.items).toHaveLength(2)
  const added = await sql(
    `select from events where type = 'member.added' and workspace_id = $1 and record_id = $2`,
    jana.workspaceId,
    ids[0],
  )
  expect(added).toHaveLength(1)
})

test('an account that one of the provider has is not handed to the next with its address', async () => {
  const { comes, known } = await aWorkspaceWithProvider()
  const first = known(unique('old'), { email: `desk@${domain}` })
  expect((await comes(first)).arrived).toBe('/contacts')
  const next = known(unique('new'), { email: `desk@${domain}` })
  expect((await comes(next)).arrived).toBe('/sign-in?refused=identity_taken')
})

test('who was shut out stays out, until they are let in again', async () => {
  const { comes, known, sees, jana } = await aWorkspaceWithProvider()
  const login = known(unique('tom'))
  const { browser } = await comes(login)
  const { user } = await sees(browser)
  const deactivation = `/api/v1/members/${user.id}/deactivation`
  expect((await jana.asks('PUT', deactivation, { handOverTo: null })).status).toBe(200)
  expect((await browser.asks('GET', '/api/v1/contacts')).body.code).toBe('signed_out')
  expect((await comes(login)).arrived).toBe('/sign-in?refused=membership_ended')
  await jana.asks('DELETE', deactivation)
  expect((await comes(login)).arrived).toBe('/contacts')
  await jana.asks('PUT', deactivation, { handOverTo: null })
  await jana.asks('POST', '/api/v1/invitations', { emails: [`${login}@${domain}`], role: 'reader' })
  expect((await comes(login)).arrived).toBe('/contacts')
})

test('where it is the only way, passwords lead in no longer, but the owner’s', async () => {
  const { server, jana, set, sql, known, sees, comes } = await aWorkspaceWithProvider()
  const login = known(unique('eva'))
  const eva = await aSignedInVisitor(server, 'Evas own')
  await sql('update users set email = $2 where id = $1', eva.userId, `${login}@${domain}`)
  await sql(
    `insert into memberships (workspace_id, user_id, role) values ($1, $2, 'member')`,
    jana.workspaceId,
    eva.userId,
  )
  expect((await set({ onlyWay: true })).status).toBe(200)
  // Her session of before opens her own workspace, and not this one.
  const here = { 'x-kith-workspace': jana.workspaceId }
  expect((await eva.asks('GET', '/api/v1/contacts')).status).toBe(200)
  expect((await eva.asks('GET', '/api/v1/contacts', undefined, here)).body).toMatchObject({
    ...{ status: 403, code: 'provider_needed', params: { label: 'Firma' } },
  })
  await sql('delete from memberships where workspace_id = $1 and user_id = $2', eva.workspaceId, eva.userId)
  const signIn = (word: string) =>
    aVisitor(server).asks('POST', '/api/auth/sign-in/email', { email: `${login}@${domain}`, password: word })
  expect((await signIn(password)).body).toMatchObject({ code: 'provider_needed', params: { label: 'Firma' } })
  expect((await signIn('guessed')).body).toMatchObject({ code: 'wrong_credentials', params: {} })
  expect((await comes(login)).arrived).toBe('/contacts')
  const owner = aVisitor(server)
  await owner.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  expect(await sees(owner)).toMatchObject({ barred: null })
})

test('two-step sign-in holds unless the provider has taken a second step', async () => {
  const { jana, comes, known, sees, sql } = await aWorkspaceWithProvider()
  const rules = { idleMinutes: null, longestHours: null, adminAddresses: ['127.0.0.1'] }
  const asked = await jana.asks('PUT', '/api/v1/workspace-security', {
    ...rules,
    twoFactor: { required: true, graceDays: 0 },
  })
  expect(asked.status).toBe(200)
  const pia = known(unique('pia'))
  const { browser } = await comes(pia)
  expect(await sees(browser)).toMatchObject({ barred: 'two_factor_needed' })
  const started = await browser.asks('POST', '/api/auth/two-factor/enable', {})
  const secret = new URL(started.body.totpURI).searchParams.get('secret') ?? ''
  const gives = (from: typeof browser, code: string) => from.asks('POST', '/api/auth/two-factor/verify-totp', { code })
  expect((await gives(browser, totp(secret))).status).toBe(200)
  // The session that better-auth makes anew is as bound as the one before.
  const [kept] = await sql(
    'select provider_workspace_id, second_step_due from sessions where user_id = (select id from users where email = $1)',
    `${pia}@${domain}`,
  )
  expect(kept).toEqual({ provider_workspace_id: jana.workspaceId, second_step_due: false })
  expect((await sees(browser)).barred).toBe(null)
  const { browser: next } = await comes(pia)
  expect((await sees(next)).barred).toBe('code_needed')
  expect((await next.asks('GET', '/api/v1/contacts')).body.code).toBe('code_needed')
  expect((await gives(next, '000000')).body.code).toBe('wrong_code')
  expect((await gives(next, totp(secret))).status).toBe(200)
  expect((await sees(next)).barred).toBe(null)
  provider.people[pia] = { ...provider.people[pia], amr: ['pwd', 'mfa'] }
  expect((await sees((await comes(pia)).browser)).barred).toBe(null)
  const rob = known(unique('rob'), { amr: ['pwd', 'mfa'] })
  expect((await sees((await comes(rob)).browser)).barred).toBe(null)
})
