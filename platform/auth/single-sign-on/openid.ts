import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { outsideFetch } from './outside-fetch.ts'
import { refusalOfProvider } from './provider-refusals.ts'

/** A provider as one speaks to it. */
export interface Provider {
  issuer: string
  clientId: string
  clientSecret: string
}

/** What a provider vouches for. `subject` is who somebody is there, for good; the rest may change. */
export interface Claims {
  issuer: string
  subject: string
  email: string | null
  emailVerified: boolean
  name: string | null
  /** Whether the provider says that it took more than a password. */
  secondStep: boolean
}

/** What one begun sign-in must be answered with. */
export interface Begun {
  state: string
  nonce: string
  verifier: string
}

/** Where the provider sends people back to. It is told there, letter by letter. */
export const returnAddress = (kith: Kith) => `${kith.config.publicUrl}/api/auth/single-sign-on/return`

/**
 * Asks the provider what it can. Nothing of it is kept: people sign in rarely, and what it says today holds.
 * @throws Refusal provider_unreachable, provider_not_found, provider_named_otherwise, provider_without_codes, provider_not_https,
 *   provider_private
 */
export async function discover(kith: Kith, { issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const allowPrivate = kith.config.privateProviders === 'allowed'
  const found = await discovery(new URL(issuer), clientId, undefined, authenticated(clientSecret), {
    [customFetch]: outsideFetch(allowPrivate),
    // Which addresses may be asked without TLS is decided where they are asked.
    execute: [allowInsecureRequests, enableNonRepudiationChecks],
    timeout: 10,
  }).catch((failure: unknown) => refusalOfProvider(failure, { issuer }))
  const told = found.serverMetadata()
  // The library lets Entra's address for everybody's tenants pass for any of them; here a workspace trusts one.
  if (new URL(told.issuer).href !== new URL(issuer).href) refuse('provider_named_otherwise', { issuer: told.issuer })
  const speaksCode = told.response_types_supported?.includes('code') ?? true
  if (!told.authorization_endpoint || !told.token_endpoint || !told.jwks_uri || !speaksCode)
    refuse('provider_without_codes', { issuer })
  return found
}

/** In the way the provider takes; basic is what the standard has for one that does not say. */
const authenticated =
  (clientSecret: string): ClientAuth =>
  (server, client, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    const way = takesPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret)
    return way(server, client, body, headers)
  }

/** The provider's own page, where somebody signs in. */
export async function authorizationAddress(
  kith: Kith,
  provider: Provider,
  { state, nonce, verifier }: Begun,
): Promise<string> {
  const address = buildAuthorizationUrl(await discover(kith, provider), {
    redirect_uri: returnAddress(kith),
    scope: 'openid email profile',
    response_type: 'code',
    ...{ state, nonce },
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return address.href
}

/**
 * Changes the code that came back for what the provider says of the person. State, nonce, PKCE, issuer, audience, times and
 * signature of the ID token are checked by the library.
 * @param query what the provider sent along, beginning with `?`
 * @throws Refusal as `discover`; provider_declined, provider_secret_wrong, provider_answer_wrong
 */
export async function claimsOf(kith: Kith, provider: Provider, begun: Begun, query: string): Promise<Claims> {
  const { issuer } = provider
  const found = await discover(kith, provider)
  return exchange(kith, found, begun, query).catch((failure: unknown) => refusalOfProvider(failure, { issuer }))
}

async function exchange(kith: Kith, found: Configuration, begun: Begun, query: string): Promise<Claims> {
  const { state, nonce, verifier } = begun
  const tokens = await authorizationCodeGrant(found, new URL(`${returnAddress(kith)}${query}`), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) return refuse('provider_answer_wrong')
  // Providers may keep what they say of a person for this second question.
  const asked = claims.email === undefined && found.serverMetadata().userinfo_endpoint
  const more = asked ? await fetchUserInfo(found, tokens.access_token, claims.sub) : claims
  return { ...personIn({ ...claims, ...more }), issuer: claims.iss, subject: claims.sub }
}

/** Providers write `true` in more than one way; `xms_edov` is Entra's word for the same. */
const isTrue = (value: unknown) => value === true || value === 1 || value === 'true' || value === '1'

function personIn(claims: Record<string, unknown>): Omit<Claims, 'issuer' | 'subject'> {
  const { email, email_verified: verified, xms_edov: ownedDomain, name, amr } = claims
  return {
    email: typeof email === 'string' ? email.trim().toLowerCase() : null,
    emailVerified: isTrue(verified) || (verified === undefined && isTrue(ownedDomain)),
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 120) : null,
    // RFC 8176: several factors were used. Other values name single ones.
    secondStep: Array.isArray(amr) && amr.includes('mfa'),
  }
}
