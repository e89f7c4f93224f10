import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { buildServer } from '#app/server/web.ts'
import { testKith } from '#tests/support/test-kith'
import { totp } from '#tests/support/totp'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { createAuth, type SignInMail } from './auth.ts'

const mails: SignInMail[] = []
let server: Awaited<ReturnType<typeof buildServer>>
let kith: Awaited<ReturnType<typeof testKith>>['kith']

beforeAll(async () => {
  ;({ kith } = await testKith())
  kith = { ...kith, auth: anAuth({ limitAttempts: false }) }
  server = await buildServer(kith)
  return () => server.close()
})

const anAuth = ({ limitAttempts }: { limitAttempts: boolean }) => {
  const { config, database, log } = kith
  const sendMail = async (mail: SignInMail) => void mails.push(mail)
  return createAuth({ config, database, log, secret: 'a secret of this test', sendMail, limitAttempts })
}

test('somebody signs up, in, and out; the account and its workspace come together', async () => {
  const jana = await aSignedInVisitor(server)
  const { body } = await jana.asks('GET', '/api/v1/session')
  expect(body).toMatchObject({
    user: { id: jana.userId, email: jana.email, twoFactorEnabled: false },
    workspace: { id: jana.workspaceId, name: 'Hafenkaffee', currency: 'EUR', defaultCountry: 'DE' },
    workspaces: [{ id: jana.workspaceId, role: 'owner' }],
    signUp: 'open',
  })
  expect(body.permissions).toEqual(expect.arrayContaining(['contacts.create', 'settings', 'apiKeys']))
  const kept = jana.cookies.get('kith.session_token') ?? ''
  expect((await jana.asks('POST', '/api/auth/sign-out', {})).status).toBe(200)
  expect((await jana.asks('GET', '/api/v1/session')).body.user).toBeNull()
  jana.cookies.set('kith.session_token', kept)
  expect((await jana.asks('GET', '/api/v1/workspace')).status).toBe(401)
})

test('the cookie is out of reach of scripts and other websites, and so is the token', async () => {
  const { email } = await aSignedInVisitor(server)
  const answer = await server.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
  expect(answer.headers['set-cookie']).toEqual([
    expect.stringMatching(/^kith\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  expect(answer.json()).not.toHaveProperty('token')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect((await server.inject('/api/v1/session')).headers['cache-control']).toBe('no-store')
})

test('a wrong password, an unknown email and no email at all say so', async () => {
  const { email } = await aSignedInVisitor(server)
  const tried = (payload: object) => aVisitor(server).asks('POST', '/api/auth/sign-in/email', payload)
  expect((await tried({ email, password: 'wrong' })).body.code).toBe('wrong_credentials')
  expect((await tried({ email: 'nobody@hafen.example', password })).body.code).toBe('wrong_credentials')
  const { status, body } = await tried({ email: 'jana', password })
  expect([status, body.code, body.errors[0].path]).toEqual([422, 'invalid_input', 'email'])
  expect((await tried({ email, password: 'a\u0000b' })).status).toBe(422)
})

test('a forgotten password is reset by a link that works once, and ends every session', async () => {
  const jana = await aSignedInVisitor(server)
  const stranger = aVisitor(server)
  expect(
    (await stranger.asks('POST', '/api/auth/request-password-reset', { email: 'nobody@hafen.example' })).status,
  ).toBe(200)
  expect(mails).toEqual([])
  await stranger.asks('POST', '/api/auth/request-password-reset', { email: jana.email }, { 'accept-language': 'de-DE' })
  const [mail] = mails
  expect(mail).toMatchObject({ to: jana.email, subject: 'Neues Passwort festlegen' })
  const link = new URL(/http\S+/.exec(mail?.text ?? '')?.[0] ?? '')
  expect(link.origin).toBe(new URL(kith.config.publicUrl).origin)
  const token = link.searchParams.get('token')
  const { rows } = await kith.database.owner.query('select identifier from verifications')
  expect(JSON.stringify(rows)).not.toContain(token)
  const newPassword = 'ein ganz neues passwort'
  expect((await stranger.asks('POST', '/api/auth/reset-password', { token, newPassword })).status).toBe(200)
  expect((await stranger.asks('POST', '/api/auth/reset-password', { token, newPassword })).body.code).toBe(
    'reset_link_expired',
  )
  expect((await jana.asks('GET', '/api/v1/workspace')).status).toBe(401)
  const signedIn = await stranger.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password: newPassword })
  expect(signedIn.status).toBe(200)
})

test('two-step sign-in asks for a code, takes a backup code once, and turns off with the password', async () => {
  const jana = await aSignedInVisitor(server)
  const { body: started } = await jana.asks('POST', '/api/auth/two-factor/enable', { password })
  const secret = new URL(started.totpURI).searchParams.get('secret') ?? ''
  expect((await jana.asks('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })).body.code).toBe('wrong_code')
  expect((await jana.asks('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)
  expect((await jana.asks('GET', '/api/v1/session')).body.user.twoFactorEnabled).toBe(true)

  const elsewhere = aVisitor(server)
  const first = await elsewhere.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  expect(first.body).toMatchObject({ twoFactorRedirect: true })
  expect((await elsewhere.asks('GET', '/api/v1/session')).body.user).toBeNull()
  const code = started.backupCodes[0]
  expect(
    (await elsewhere.asks('POST', '/api/auth/two-factor/verify-backup-code', { code: 'nonsense' })).body.code,
  ).toBe('wrong_code')
  expect((await elsewhere.asks('POST', '/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200)
  expect((await elsewhere.asks('GET', '/api/v1/session')).body.user.id).toBe(jana.userId)

  const third = aVisitor(server)
  await third.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  expect((await third.asks('POST', '/api/auth/two-factor/verify-backup-code', { code })).body.code).toBe('wrong_code')
  expect((await third.asks('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)

  expect((await jana.asks('POST', '/api/auth/two-factor/disable', { password: 'wrong' })).body.code).toBe(
    'wrong_password',
  )
  expect((await jana.asks('POST', '/api/auth/two-factor/disable', { password })).status).toBe(200)
  const { rows } = await kith.database.owner.query('select secret from two_factors')
  expect(rows).toEqual([])
  const { items } = (await jana.asks('GET', '/api/v1/audit-events?kind=access')).body
  type Entry = { type: string; actor: { name: string | null }; details: { way?: string } }
  expect(items.map(({ type, actor, details }: Entry) => [type, details.way, actor.name ?? 'nobody'])).toEqual([
    ['twoFactor.disabled', undefined, 'Jana Vogt'],
    ['signIn.failed', 'password', 'nobody'],
    ['signIn.succeeded', 'code', 'Jana Vogt'],
    ['signIn.failed', 'backupCode', 'nobody'],
    ['signIn.succeeded', 'backupCode', 'Jana Vogt'],
    ['signIn.failed', 'backupCode', 'nobody'],
    ['twoFactor.enabled', undefined, 'Jana Vogt'],
    ['signIn.failed', 'code', 'nobody'],
    ['signIn.succeeded', 'password', 'Jana Vogt'],
  ])
})

test('one sees where one is signed in and signs out there; not where others are', async () => {
  const jana = await aSignedInVisitor(server)
  const phone = aVisitor(server)
  await phone.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password }, { 'user-agent': 'Phone' })
  const { body } = await jana.asks('GET', '/api/v1/sessions')
  expect(body.items.map((session: { current: boolean }) => session.current).sort()).toEqual([false, true])
  const other = body.items.find((session: { current: boolean }) => !session.current)
  expect(other).toMatchObject({ userAgent: 'Phone', ipAddress: '127.0.0.1' })
  const ola = await aSignedInVisitor(server)
  expect((await ola.asks('DELETE', `/api/v1/sessions/${other.id}`)).body.code).toBe('session_not_found')
  expect((await phone.asks('GET', '/api/v1/workspace')).status).toBe(200)
  expect((await jana.asks('DELETE', `/api/v1/sessions/${other.id}`)).status).toBe(200)
  expect((await phone.asks('GET', '/api/v1/workspace')).status).toBe(401)
})

test('a password is changed only by who knows it', async () => {
  const jana = await aSignedInVisitor(server)
  const change = (currentPassword: string) =>
    jana.asks('POST', '/api/auth/change-password', { currentPassword, newPassword: 'noch ein passwort' })
  expect((await change('wrong')).body.code).toBe('wrong_password')
  expect((await change(password)).status).toBe(200)
  const again = await aVisitor(server).asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  expect(again.status).toBe(401)
})

test('another website cannot use a visitor’s cookie; a cookie that names no origin is refused too', async () => {
  const jana = await aSignedInVisitor(server)
  const rename = (headers: Record<string, string>) => jana.asks('PATCH', '/api/v1/workspace', { name: 'Neu' }, headers)
  for (const origin of ['https://evil.example', 'null', 'http://kith.test.evil.example', 'http://kith.test:8080'])
    expect((await rename({ origin })).body.code, origin).toBe('foreign_origin')
  expect((await rename({ origin: 'http://kith.test' })).status).toBe(200)
  const bare = (headers: Record<string, string>) => {
    const cookie = `kith.session_token=${jana.cookies.get('kith.session_token')}`
    return server.inject({ method: 'PATCH', url: '/api/v1/workspace', headers: { cookie, ...headers }, payload: {} })
  }
  expect((await bare({})).statusCode).toBe(403)
  expect((await bare({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await bare({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
  expect((await jana.asks('POST', '/api/auth/sign-out', {}, { origin: 'https://evil.example' })).body.code).toBe(
    'foreign_origin',
  )
})

test('a cookie that this installation did not sign is nobody’s', async () => {
  const jana = await aSignedInVisitor(server)
  const [token] = decodeURIComponent(jana.cookies.get('kith.session_token') ?? '').split('.')
  for (const forged of [
    token,
    `${token}.`,
    `${token}.AAAA`,
    `${token}.${createHmac('sha256', 'x').update(`${token}`).digest('base64')}`,
  ]) {
    jana.cookies.set('kith.session_token', encodeURIComponent(String(forged)))
    expect((await jana.asks('GET', '/api/v1/workspace')).body.code).toBe('signed_out')
  }
})

test('a session is prolonged when its person comes back after a day', async () => {
  const jana = await aSignedInVisitor(server)
  const ends = async () => {
    const { rows } = await kith.database.owner.query('select expires_at from sessions where user_id = $1', [
      jana.userId,
    ])
    return new Date(rows[0].expires_at).getTime()
  }
  const wasFresh = await ends()
  await jana.asks('GET', '/api/v1/session')
  expect(await ends()).toBe(wasFresh)
  await kith.database.owner.query(`update sessions set expires_at = now() + interval '20 days' where user_id = $1`, [
    jana.userId,
  ])
  const cookie = `kith.session_token=${jana.cookies.get('kith.session_token')}`
  const answer = await server.inject({ url: '/api/v1/session', headers: { cookie } })
  expect(answer.cookies).toMatchObject([{ name: 'kith.session_token', maxAge: 30 * 86_400, httpOnly: true }])
  expect(await ends()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  await kith.database.owner.query(`update sessions set expires_at = now() - interval '1 second' where user_id = $1`, [
    jana.userId,
  ])
  expect((await jana.asks('GET', '/api/v1/workspace')).body.code).toBe('signed_out')
})

test('trying again and again is slowed down: at one account from anywhere, at any account from one address', async () => {
  const limited = await buildServer({ ...kith, auth: anAuth({ limitAttempts: true }) })
  const url = '/api/auth/request-password-reset'
  const refused = async (tries: number, attempt: (n: number) => { email: string; remoteAddress: string }) => {
    const all = Array.from({ length: tries }, (_, n) => {
      const { email, remoteAddress } = attempt(n)
      return limited.inject({ method: 'POST', url, payload: { email }, remoteAddress })
    })
    return (await Promise.all(all)).filter(({ statusCode }) => statusCode === 429)
  }
  const atOne = await refused(8, (n) => ({
    email: n % 2 ? 'a@b.example' : 'A@b.example',
    remoteAddress: `10.0.0.${n}`,
  }))
  expect(atOne).toHaveLength(3)
  expect(Number(atOne[0]?.headers['retry-after'])).toBeGreaterThan(3500)
  expect(await refused(12, (n) => ({ email: `a${n}@b.example`, remoteAddress: '10.0.1.1' }))).toHaveLength(2)
  await limited.close()
})

test('nothing else of the sign-in library is reachable', async () => {
  for (const path of [
    'sign-up/email',
    'update-user',
    'delete-user',
    'get-session',
    'ok',
    'two-factor/get-totp-uri',
    '__proto__',
  ])
    for (const method of ['GET', 'POST'])
      expect(
        (await aVisitor(server).asks(method, `/api/auth/${path}`, method === 'POST' ? {} : undefined)).status,
        path,
      ).toBe(404)
})
