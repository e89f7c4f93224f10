import type { FastifyRequest } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { type Access, noteAccess } from './note-access.ts'
import { type PersonAtDoor, personAtDoor } from './person-at-door.ts'

export interface StepTaken {
  path: string
  input: Record<string, unknown>
}

/** Takes a step of sign-in and writes down what came of it. What an unknown person tried belongs to no workspace: the log has it. */
export async function noted(
  kith: Kith,
  request: FastifyRequest,
  step: StepTaken,
  take: () => Promise<Response>,
): Promise<Response> {
  const person = await personAtDoor(kith, request, step.input)
  const answer = await take().catch(async (no: unknown) => {
    if (no instanceof Refusal) await noteFailure(kith, request, { step, person, reason: no.code })
    throw no
  })
  const access = person && (await accessOf(step, person, answer))
  if (!access) return answer
  if (step.path === 'request-password-reset') unawaited(kith, noteAccess(kith, request, person, access))
  else await noteAccess(kith, request, person, access)
  return answer
}

/** Writes down that the person who asks ended one of their sessions. */
export async function noteSignedOut(kith: Kith, request: FastifyRequest): Promise<void> {
  const person = await personAtDoor(kith, request, {})
  if (person) await noteAccess(kith, request, person, { type: 'signIn.ended' })
}

/** Of steps that guess: a password, a code. */
async function noteFailure(
  kith: Kith,
  request: FastifyRequest,
  { step, person, reason }: { step: StepTaken; person: PersonAtDoor | null; reason: string },
): Promise<void> {
  if (step.path === 'request-password-reset') return
  if (!person) {
    kith.log.warn({ address: request.ip, step: step.path, reason }, 'sign-in failed for nobody we know')
    return
  }
  const note = noteAccess(kith, request, person, { type: 'signIn.failed', way: wayOf(step), reason })
  // How long a refusal takes must not tell whether there is such an account.
  if (step.path === 'sign-in/email') unawaited(kith, note)
  else await note
}

function unawaited(kith: Kith, note: Promise<void>): void {
  note.catch((error: unknown) => kith.log.error({ err: error }, 'what happened at the door was not written down'))
}

const ways: Record<string, string> = {
  'sign-in/email': 'password',
  'two-factor/verify-totp': 'code',
  'two-factor/verify-backup-code': 'backupCode',
}
const wayOf = ({ path }: StepTaken) => ways[path] ?? 'password'

/** What a step that succeeded is written down as; null for one that is only half the way. */
async function accessOf(step: StepTaken, person: PersonAtDoor, answer: Response): Promise<Access | null> {
  switch (step.path) {
    case 'sign-in/email': {
      const { twoFactorRedirect } = Object(await answer.clone().json())
      return twoFactorRedirect ? null : { type: 'signIn.succeeded', way: 'password' }
    }
    case 'two-factor/verify-totp':
    case 'two-factor/verify-backup-code':
      if (!person.signedIn) return { type: 'signIn.succeeded', way: wayOf(step) }
      return person.twoFactorEnabled ? null : { type: 'twoFactor.enabled' }
    case 'two-factor/disable':
      return { type: 'twoFactor.disabled' }
    case 'two-factor/generate-backup-codes':
      return { type: 'twoFactor.codes_renewed' }
    case 'change-password':
      return { type: 'password.changed' }
    case 'request-password-reset':
      return { type: 'password.forgotten' }
    case 'reset-password':
      return { type: 'password.reset' }
    case 'sign-out':
      return { type: 'signIn.ended' }
    default:
      return null
  }
}
