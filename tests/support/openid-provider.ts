import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Provider } from 'oidc-provider'
import { atTheEnd } from './file-end.ts'

/** Somebody whom the provider knows, by the name they sign in with there. */
export interface ProviderPerson {
  email?: string
  email_verified?: boolean
  name?: string
  /** How they proved who they are, as in RFC 8176. */
  amr?: string[]
}

export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** May be added to and changed while it runs. */
  people: Record<string, ProviderPerson>
  /** Who gave an access token of the scope `mail`, while their consent holds. */
  ownerOf(accessToken: string): Promise<ProviderPerson | undefined>
  /** Whoever agreed to something takes it back. */
  endConsents(): Promise<void>
  stop(): Promise<void>
}

/** A real OpenID Connect provider on this machine, ended with the test file. It signs in whoever gives a name it knows, with any password. */
export async function anOpenIdProvider(returnAddress: string): Promise<TestProvider> {
  const people: Record<string, ProviderPerson> = {}
  const consents: string[] = []
  const [clientId, clientSecret] = ['kith', 'a secret of the client: 100 % & more']
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port, not on a pipe
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnAddress] },
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    scopes: ['openid', 'offline_access', 'mail'],
    // A refresh token opens something once; shown again, all that came of it ends.
    issueRefreshToken: (_: unknown, __: unknown, { scopes }: { scopes: Set<string> }) => scopes.has('mail'),
    rotateRefreshToken: true,
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    // Said, so that it does not say that nobody did.
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, RefreshToken: 3600 },
    cookies: { keys: ['only for tests'] },
    findAccount: (_: unknown, sub: string) => {
      const person = people[sub]
      return person && { accountId: sub, claims: () => ({ sub, ...person }) }
    },
    // What a firm's own provider does: its staff are not asked whether the firm's own program may know their name.
    async loadExistingGrant({ oidc }: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email profile mail')
      consents.push(await grant.save())
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    if (ctx.method !== 'POST' || !ctx.path.startsWith('/interaction/')) return next()
    const given = Object.fromEntries(new URLSearchParams(await text(ctx.req)))
    ctx.req.body = given
    const amr = people[given.login ?? '']?.amr
    if (!amr) return next()
    ctx.respond = false
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: given.login, amr } })
  })
  const answer = provider.callback()
  const stop = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    })
  atTheEnd(stop)
  const ownerOf = async (accessToken: string) => {
    const found = await provider.AccessToken.find(accessToken)
    return found && (await provider.Grant.find(found.grantId)) ? people[found.accountId] : undefined
  }
  const endConsents = async () => {
    for (const id of consents.splice(0)) await (await provider.Grant.find(id))?.destroy()
  }
  return { issuer, clientId, clientSecret, people, ownerOf, endConsents, stop }
}
