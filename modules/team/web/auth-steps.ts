import { apiRequest } from '#app/web/api-fetch.ts'

/** What setting up two-step sign-in starts with: the address for the app, and codes for the day the phone is lost. */
export interface TwoFactorSetUp {
  totpURI: string
  backupCodes: string[]
}

/** What shows that it is oneself at the screen: the password; nothing where there is none. */
interface Proof {
  password?: string
}

/** The steps of sign-in. They are not part of /api/v1 because they set and clear the session's cookie. */
export const authSteps = {
  /** `twoFactorRedirect`: the password was right, and a code is needed as well. */
  signIn: (input: { email: string; password: string }) => post<{ twoFactorRedirect?: boolean }>('sign-in/email', input),
  verifyCode: (input: { code: string; trustDevice?: boolean }) => post('two-factor/verify-totp', input),
  verifyBackupCode: (input: { code: string; trustDevice?: boolean }) => post('two-factor/verify-backup-code', input),
  requestReset: (input: { email: string }) => post('request-password-reset', input),
  resetPassword: (input: { token: string; newPassword: string }) => post('reset-password', input),
  changePassword: (input: { currentPassword: string; newPassword: string; revokeOtherSessions: boolean }) =>
    post('change-password', input),
  startTwoFactor: (input: Proof) => post<TwoFactorSetUp>('two-factor/enable', input),
  stopTwoFactor: (input: Proof) => post('two-factor/disable', input),
  newBackupCodes: (input: Proof) => post<{ backupCodes: string[] }>('two-factor/generate-backup-codes', input),
}

async function post<Answer = unknown>(step: string, input: object): Promise<Answer> {
  const response = await apiRequest(`/api/auth/${step}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return response.json() as Promise<Answer> // sign-in.test.ts holds the server to these shapes
}
