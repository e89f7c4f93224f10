import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'
import { refuse } from '#platform/http/refusal'
import { OutsideFailure } from './outside-fetch.ts'

/**
 * Says in our words what a provider, or the way to it, failed at. Whatever else went wrong is a bug and comes back as it is.
 * @throws Refusal
 */
export function refusalOfProvider(failure: unknown, { issuer }: { issuer: string }): never {
  const outside = failureOutside(failure)
  if (outside?.why === 'not_https') refuse('provider_not_https', { issuer })
  if (outside?.why === 'private_address') refuse('provider_private', { address: outside.message })
  if (outside || codeOf(failure) === 'OAUTH_TIMEOUT')
    refuse('provider_unreachable', { issuer, why: outside?.message ?? 'it took too long' })
  if (failure instanceof AuthorizationResponseError) refuse('provider_declined', { why: failure.error })
  if (failure instanceof ResponseBodyError) {
    // A code that was used, or has run out, is nobody's mistake: one begins anew.
    if (failure.error === 'invalid_grant') refuse('sign_in_interrupted')
    refuse(
      failure.status === 401 || failure.error === 'invalid_client' ? 'provider_secret_wrong' : 'provider_declined',
      {
        why: failure.error,
      },
    )
  }
  const named = issuerTold(failure)
  if (named) refuse('provider_named_otherwise', { issuer: named })
  if (isNoDocument(failure)) refuse('provider_not_found', { issuer })
  if (codeOf(failure)?.startsWith('OAUTH_')) refuse('provider_answer_wrong')
  throw failure
}

const codeOf = (failure: unknown): string | undefined =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined

/** The library wraps what its `fetch` threw. */
function failureOutside(failure: unknown): OutsideFailure | undefined {
  if (failure instanceof OutsideFailure) return failure
  return failure instanceof Error && failure.cause !== undefined ? failureOutside(failure.cause) : undefined
}

/** The name that the discovery document gives, when it is not the one asked for. */
function issuerTold(failure: unknown): string | null {
  if (codeOf(failure) !== 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return null
  const { body, attribute } = Object(Object(failure).cause)
  return attribute === 'issuer' ? String(Object(body).issuer) : null
}

const isNoDocument = (failure: unknown) =>
  ['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR'].includes(codeOf(failure) ?? '')
