import { isAPIError } from 'better-auth/api'
import { Refusal, type RefusalCode } from '#platform/http/refusal'

const codes: Record<string, RefusalCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_credentials',
  INVALID_EMAIL: 'wrong_credentials',
  INVALID_PASSWORD: 'wrong_password',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'wrong_password',
  INVALID_TOKEN: 'reset_link_expired',
  USER_NOT_FOUND: 'reset_link_expired',
  INVALID_CODE: 'wrong_code',
  INVALID_BACKUP_CODE: 'wrong_code',
  INVALID_TWO_FACTOR_COOKIE: 'signed_out',
  UNAUTHORIZED: 'signed_out',
  FAILED_TO_GET_SESSION: 'signed_out',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'signed_out',
  ACCOUNT_TEMPORARILY_LOCKED: 'too_many_requests',
  TOTP_ALREADY_ENABLED: 'two_factor_on',
  TOTP_NOT_ENABLED: 'two_factor_off',
  TWO_FACTOR_NOT_ENABLED: 'two_factor_off',
  BACKUP_CODES_NOT_ENABLED: 'two_factor_off',
  VALIDATION_ERROR: 'invalid_input',
}

/** After ten wrong codes in a row the account rests for a quarter of an hour. */
const LOCK_SECONDS = 15 * 60

/** An expected no of better-auth, thrown or answered, in our words; whatever else it threw is a bug and comes back as it is. */
export function signInRefusal(no: unknown): unknown {
  const body = isAPIError(no) ? no.body : no
  const code = codes[String(Object(body).code)]
  if (code) return new Refusal(code, code === 'too_many_requests' ? { seconds: LOCK_SECONDS } : {}, [])
  return no instanceof Error ? no : new Error(`better-auth refused without a known reason: ${JSON.stringify(no)}`)
}
