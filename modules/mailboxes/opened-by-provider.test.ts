import { beforeAll, beforeEach, expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { aMailServer, letter, working } from '#tests/support/mailbox-at-dovecot'
import { anOpenIdProvider, type TestProvider } from '#tests/support/openid-provider'
import { follow, signInAtProvider } from '#tests/support/provider-visit'
import { aScriptedImap, type SignedIn } from '#tests/support/scripted-imap'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, aVisitor } from '#tests/support/visitor'
import { mailReturnAddress } from './domain/begin-sign-in.ts'
import { syncMailbox } from './jobs/sync-mailbox.ts'
import { accessTokenOf } from './outside/access-token.ts'

let provider: TestProvider
let imap: Awaited<ReturnType<typeof aScriptedImap>>
/** What the mail servers no longer take, whatever the provider says of it. */
const calledBack = new Set<string>()
const lets = async ({ user, accessToken = '' }: SignedIn) =>
  !calledBack.has(accessToken) && (await provider.ownerOf(accessToken))?.email === user

beforeAll(async () => {
  const { kith } = await testKith()
  Object.assign(kith.config, { privateMailServers: 'allowed' })
  provider = await anOpenIdProvider(mailReturnAddress(kith))
  imap = await aScriptedImap(lets)
})

let count = 0
let address = ''
beforeEach(() => {
  count += 1
  address = `info${count}@hafen.example`
  provider.people[address] = { email: address }
})

/** Jana's workspace with the provider entered, and a mailbox of it that nobody has opened yet. */
async function aSpace(smtpPort = 1) {
  const { server, kith } = await testKith()
  const jana = await aSignedInVisitor(server)
  const asks = async (method: string, path: string, body?: object) => {
    const answer = await jana.asks(method, `/api/v1${path}`, body)
    expect([answer.status, answer.body]).toEqual([200, expect.anything()])
    return answer.body
  }
  const at = { host: '127.0.0.1', security: 'none' }
  const { clientId, clientSecret, issuer } = provider
  const entered = {
    ...{ kind: 'other', name: 'Hafenpost', clientId, clientSecret, scope: 'mail' },
    ...{ authorizationEndpoint: `${issuer}/auth`, tokenEndpoint: `${issuer}/token` },
    ...{ imap: { ...at, port: imap.port }, smtp: { ...at, port: smtpPort } },
  }
  const by = await asks('POST', '/mail-providers', entered)
  const { id } = await asks('POST', '/mailboxes', { address, kind: 'shared', name: 'Info', providerId: by.id })
  const leave = async () => String((await asks('POST', `/mailboxes/${id}/sign-ins`, {})).address)
  /** The whole way, as a browser goes it. @returns where it ends */
  const opens = async (login = address, browser: Pick<typeof jana, 'cookies' | 'asks'> = jana) => {
    const back = new URL(await signInAtProvider(await leave(), login))
    return follow(server, browser, back.pathname + back.search)
  }
  const payload = { workspaceId: jana.workspaceId, mailboxId: String(id) }
  const later = (minutes: number) => ({ ...kith, now: () => new Date(Date.now() + minutes * 60_000) })
  return {
    ...{ server, kith, jana, asks, entered, providerId: String(by.id), id: String(id), leave, opens, payload, later },
    shows: () => asks('GET', `/mailboxes/${id}`),
    sync: (by = kith) => syncMailbox({ kith: by, payload, signal: new AbortController().signal }),
    token: (by = kith, refused?: string) => accessTokenOf(by, payload, refused),
    sql: async (text: string, ...values: unknown[]) => (await kith.database.owner.query(text, values)).rows,
  }
}

test('a mailbox is opened at its provider, read, and written through, and no password is anywhere', async () => {
  const { received, port } = await aMailServer(lets)
  const space = await aSpace(port)
  expect(await space.shows()).toMatchObject({ state: 'reconnect', isConnected: false, provider: { name: 'Hafenpost' } })
  const way = new URL(await space.leave())
  expect(Object.fromEntries(way.searchParams)).toMatchObject({ code_challenge_method: 'S256', login_hint: address })
  expect(await space.opens()).toBe(`/settings/mailboxes?open=${space.id}`)
  expect(await space.shows()).toMatchObject({ state: 'active', auth: 'oauth2', isConnected: true, login: address })
  imap.deliver(address, letter({ id: `asked-${count}`, subject: 'Price?' }))
  await space.sync()
  const [asked] = await space.sql('select id from emails where mailbox_id = $1', space.id)
  await space.asks('POST', '/emails', {
    ...{ id: asked.id, mailboxId: space.id, to: [{ address: 'sofia@cafe-lumen.example' }] },
    ...{ subject: 'Re: Price?', text: 'Ten', inReplyTo: asked.id },
  })
  await working(space.kith)
  await eventually(async () => received.length === 1)
  await eventually(async () => imap.inFolder(address, 'Sent').length === 1)
})

test('what opens a mailbox is nowhere to be read: not in an answer, not in an event, not in a table', async () => {
  const space = await aSpace()
  await space.opens()
  const token = await space.token()
  const [kept] = await space.sql('select secret from mailboxes where id = $1', space.id)
  const [client] = await space.sql('select client_secret from mail_providers where id = $1', space.providerId)
  const said = [
    ...[await space.shows(), await space.asks('GET', '/mail-providers'), await space.asks('GET', '/audit-events')],
    await space.sql('select payload from events where workspace_id = $1', space.jana.workspaceId),
    await space.sql('select payload from graphile_worker._private_jobs'),
    [kept.secret.toString('latin1'), client.client_secret.toString('latin1')],
  ]
  for (const secret of [token, provider.clientSecret]) expect(JSON.stringify(said)).not.toContain(secret)
})

test('an access token is changed before it ends, by one of many who want it, and what one asked with opens no more', async () => {
  const space = await aSpace()
  await space.opens()
  const first = await space.token()
  expect(await space.token()).toBe(first)
  const soon = space.later(6)
  const given = await Promise.all([1, 2, 3, 4].map(() => space.token(soon)))
  expect(new Set(given).size).toBe(1)
  expect(given[0]).not.toBe(first)
  // Two who asked at once would have ended the whole consent.
  expect(await space.token(space.later(12))).toEqual(expect.any(String))
  await space.sync()
  expect(await space.shows()).toMatchObject({ state: 'active', lastError: null })
})

test('a token that the mail server takes no longer is changed for the next, before its time', async () => {
  const space = await aSpace()
  await space.opens()
  calledBack.add(String(await space.token()))
  await space.sync()
  expect(await space.shows()).toMatchObject({ state: 'active', lastError: null, syncedAt: expect.any(String) })
})

test('a consent that was taken back stands in words, is told, and ends with signing in again', async () => {
  const { received, port } = await aMailServer(lets)
  const space = await aSpace(port)
  await space.opens()
  await space.sync()
  await provider.endConsents()
  await space.sync()
  expect(await space.shows()).toMatchObject({
    ...{ state: 'reconnect', isConnected: true, retryAt: null },
    lastError: expect.stringMatching(/^consent_ended: /),
  })
  const { items } = await space.asks('GET', '/notifications')
  expect(items).toMatchObject([{ kind: 'mailbox.reconnect', line: expect.stringContaining('Info') }])
  await working(space.kith)
  await space.asks('POST', '/emails', {
    ...{
      id: space.id,
      mailboxId: space.id,
      to: [{ address: 'sofia@cafe-lumen.example' }],
      subject: 'Later',
      text: 'Ten',
    },
  })
  const sending = `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'mail.send'`
  await eventually(async () => (await space.sql(sending)).length === 0)
  expect(received).toEqual([])
  expect(await space.opens()).toBe(`/settings/mailboxes?open=${space.id}`)
  await eventually(async () => received.length === 1)
  expect(await space.shows()).toMatchObject({ state: 'active', lastError: null })
})

test('a provider that does not answer is asked again, and nobody need sign in', async () => {
  const space = await aSpace()
  await space.opens()
  await space.sql(
    `update mail_providers set token_endpoint = 'http://127.0.0.1:9/token' where id = $1`,
    space.providerId,
  )
  await space.sync(space.later(6))
  expect(await space.shows()).toMatchObject({
    ...{ state: 'active', retryAt: expect.any(String) },
    lastError: expect.stringMatching(/^provider_unreachable: /),
  })
})

test('who signs in with another account, elsewhere, or as another person, opens nothing', async () => {
  const space = await aSpace()
  const refused = (code: string) => `/settings/mailboxes?open=${space.id}&refused=${code}`
  provider.people['other@hafen.example'] = { email: 'other@hafen.example' }
  expect(await space.opens('other@hafen.example')).toBe(refused('mail_account_refused'))
  expect(await space.opens(address, aVisitor(space.server))).toBe(refused('signed_out'))
  expect(await space.opens(address, await aSignedInVisitor(space.server))).toBe(refused('sign_in_interrupted'))
  const back = new URL(await signInAtProvider(await space.leave(), address))
  const forged = new URL(back)
  forged.searchParams.set('state', 'made-up')
  const comes = ({ pathname, search }: URL) => follow(space.server, space.jana, pathname + search)
  expect(await comes(forged)).toBe('/settings/mailboxes?refused=sign_in_interrupted')
  // A code belongs to the state it was asked for with.
  const foreign = new URL(await signInAtProvider(await space.leave(), address))
  foreign.searchParams.set('state', back.searchParams.get('state') ?? '')
  expect(await comes(foreign)).toBe(refused('sign_in_interrupted'))
  expect(await space.shows()).toMatchObject({ isConnected: false })
})

test('who said no at the provider is told so', async () => {
  const space = await aSpace()
  const state = new URL(await space.leave()).searchParams.get('state')
  const path = `/api/mail-sign-ins/return?error=access_denied&state=${state}`
  expect(await follow(space.server, space.jana, path)).toBe(
    `/settings/mailboxes?open=${space.id}&refused=provider_declined`,
  )
})

test('while mailboxes are opened by a provider, it is neither removed nor another; its secret may be', async () => {
  const space = await aSpace()
  await space.opens()
  const asks = (method: string, body?: object) =>
    space.jana.asks(method, `/api/v1/mail-providers/${space.providerId}`, body)
  expect((await asks('DELETE')).body.code).toBe('mail_provider_in_use')
  const elsewhere = { ...space.entered, tokenEndpoint: 'https://evil.example/token' }
  expect((await asks('PUT', elsewhere)).body.code).toBe('mail_provider_in_use')
  expect((await asks('PUT', { ...space.entered, clientSecret: 'another' })).status).toBe(200)
  await space.sync(space.later(6))
  expect(await space.shows()).toMatchObject({ lastError: expect.stringMatching(/^provider_refused: /) })
  const servers = await space.jana.asks('PATCH', `/api/v1/mailboxes/${space.id}`, { imap: space.entered.smtp })
  expect(servers).toMatchObject({ status: 422, body: { errors: [{ path: 'imap' }] } })
})

test('a mailbox with a password may be opened by a provider instead, and a provider’s be given a password', async () => {
  const space = await aSpace()
  expect((await space.asks('PATCH', `/mailboxes/${space.id}`, { password: 'secret' })).auth).toBe('password')
  const { address: way } = await space.asks('POST', `/mailboxes/${space.id}/sign-ins`, { providerId: space.providerId })
  const back = new URL(await signInAtProvider(way, address))
  await follow(space.server, space.jana, back.pathname + back.search)
  expect(await space.shows()).toMatchObject({ auth: 'oauth2', state: 'active', provider: { id: space.providerId } })
})
