import { readAddress, sameSecret, writeAddress } from '#platform/calendar/secret-address'
import type { Ctx, Kith } from '#platform/ctx/ctx'

type Workspace = Pick<Ctx, 'workspaceId'>

/** What an address is signed over: another survey, or another end, is another signature. */
interface Signed {
  id: string
  expiresAt: string
}

/**
 * The word by which a survey is answered, signed with the installation's secret: whoever reads the database, or a backup of
 * it, can make none.
 */
export const surveyWord = ({ workspaceId }: Workspace, kith: Pick<Kith, 'auth'>, survey: Signed): string =>
  writeAddress([workspaceId, survey.id], signatureOf(kith, workspaceId, survey))

export const surveyAddress = (ctx: Workspace, kith: Pick<Kith, 'auth' | 'config'>, survey: Signed): string =>
  `${kith.config.publicUrl}/rate/${surveyWord(ctx, kith, survey)}`

/** Which survey a word names; whether it is signed is told once its end is known (`isSigned`). */
export function readSurveyWord(word: string): { workspaceId: string; id: string; signature: string } | undefined {
  const { ids: [workspaceId, id] = [], secret } = readAddress(word, 2) ?? {}
  return workspaceId && id && secret ? { workspaceId, id, signature: secret } : undefined
}

export const isSigned = (
  { workspaceId }: Workspace,
  kith: Pick<Kith, 'auth'>,
  survey: Signed,
  signature: string,
): boolean => sameSecret(signatureOf(kith, workspaceId, survey), signature)

/** As long as an address takes: 192 bits. */
const SIGNATURE_BYTES = 24

const signatureOf = ({ auth }: Pick<Kith, 'auth'>, workspaceId: string, { id, expiresAt }: Signed) =>
  auth
    .sign('survey', `${workspaceId} ${id} ${new Date(expiresAt).toISOString()}`)
    .subarray(0, SIGNATURE_BYTES)
    .toString('base64url')
