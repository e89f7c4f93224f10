import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  refreshTokenGrant,
} from 'openid-client'
import { outsideFetch } from '#platform/auth/single-sign-on/outside-fetch'
import { refusalOfProvider } from '#platform/auth/single-sign-on/provider-refusals'
import type { Kith } from '#platform/ctx/ctx'
import { Refusal, refuse } from '#platform/http/refusal'
import { mailReturnAddress, verifierOf } from '../domain/begin-sign-in.ts'
import type { Tokens } from '../domain/credentials.ts'
import { clientSecretOf, type StoredProvider } from '../domain/mail-providers.ts'

/** Why a provider gave no tokens: somebody must sign in anew, it does not know our client, or it does not answer. */
export interface TokensRefused {
  problem: 'consent_ended' | 'provider_refused' | 'provider_unreachable'
  said: string
}

/** Where a program's consent is asked for each time, and holds while nobody is there. */
const more: Record<StoredProvider['kind'], Record<string, string>> = {
  google: { access_type: 'offline', prompt: 'consent' },
  microsoft: {},
  other: {},
}

/** The provider's own page, where somebody lets Kith into a mailbox. @throws Refusal provider_secret_wrong */
export async function consentAddress(
  kith: Kith,
  provider: StoredProvider,
  { state, address }: { state: string; address: string },
): Promise<string> {
  const { href } = buildAuthorizationUrl(clientOf(kith, provider), {
    redirect_uri: mailReturnAddress(kith),
    ...{ scope: provider.scope, response_type: 'code', state, login_hint: address },
    code_challenge: await calculatePKCECodeChallenge(verifierOf(kith, state)),
    code_challenge_method: 'S256',
    ...more[provider.kind],
  })
  return href
}

/**
 * Changes the code that came back for tokens. State and PKCE are checked by the library.
 * @param query what the provider sent along, beginning with `?`
 * @throws Refusal as `refusalOfProvider`; provider_without_refresh
 */
export async function firstTokens(
  kith: Kith,
  provider: StoredProvider,
  { state, query }: { state: string; query: string },
): Promise<Tokens> {
  const back = new URL(`${mailReturnAddress(kith)}${query}`)
  // Which provider answers stands in the state; what it calls itself nobody has told us.
  back.searchParams.delete('iss')
  const given = await authorizationCodeGrant(clientOf(kith, provider), back, {
    ...{ expectedState: state, pkceCodeVerifier: verifierOf(kith, state) },
  }).catch((failure: unknown) => refusalOfProvider(failure, { issuer: provider.name }))
  return tokensOf(kith, given, given.refresh_token ?? refuse('provider_without_refresh'))
}

/** Asks for the next access token. What the provider says of that is the result. */
export async function nextTokens(
  kith: Kith,
  provider: StoredProvider,
  refreshToken: string,
): Promise<Tokens | TokensRefused> {
  try {
    const given = await refreshTokenGrant(clientOf(kith, provider), refreshToken).catch((failure: unknown) =>
      refusalOfProvider(failure, { issuer: provider.name }),
    )
    // A provider that changes the refresh token lets the one before open nothing any more.
    return tokensOf(kith, given, given.refresh_token ?? refreshToken)
  } catch (no) {
    if (no instanceof Refusal) return refused(no)
    throw no
  }
}

const PASSING = ['server_error', 'temporarily_unavailable', 'slow_down']
const ASKING = ['interaction_required', 'consent_required', 'login_required']

function refused({ code, params }: Refusal): TokensRefused {
  const why = typeof params.why === 'string' ? params.why : ''
  // As the provider has it where it takes a refresh token no longer (RFC 6749, 5.2).
  const said = why || (code === 'sign_in_interrupted' ? 'invalid_grant' : code)
  if (code === 'sign_in_interrupted' || ASKING.includes(why)) return { problem: 'consent_ended', said }
  const isRefused = code === 'provider_secret_wrong' || (code === 'provider_declined' && !PASSING.includes(why))
  return { problem: isRefused ? 'provider_refused' : 'provider_unreachable', said }
}

const HOUR_S = 3600

const tokensOf = (kith: Kith, given: { access_token: string; expires_in?: number }, refreshToken: string): Tokens => ({
  ...{ refreshToken, accessToken: given.access_token },
  endsAt: new Date(kith.now().getTime() + (given.expires_in ?? HOUR_S) * 1000).toISOString(),
})

function clientOf(kith: Kith, provider: StoredProvider): Configuration {
  const { authorizationEndpoint, tokenEndpoint, clientId } = provider
  const server = {
    issuer: new URL(tokenEndpoint).origin,
    authorization_endpoint: authorizationEndpoint,
    token_endpoint: tokenEndpoint,
  }
  const client = new Configuration(server, clientId, clientSecretOf(kith, provider) ?? undefined)
  client[customFetch] = outsideFetch(kith.config.privateProviders === 'allowed')
  client.timeout = 10
  // Which addresses may be asked without TLS is decided where they are asked.
  allowInsecureRequests(client)
  return client
}
