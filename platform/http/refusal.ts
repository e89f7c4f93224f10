import type { refusals } from './refusals.ts'

export type RefusalCode = keyof typeof refusals

/** One wrong place in the input: where it is, what is wrong, how to mend it. */
export interface InputError {
  /** Dotted path from the root of the body or query, e.g. `emails.0.value`. Empty for the whole. */
  path: string
  code: string
  message: string
  mend: string
}

/** An expected no. Thrown by `refuse`, turned into an RFC 9457 problem document once, at the HTTP edge. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalCode
  readonly params: Record<string, unknown>
  readonly errors: InputError[]

  constructor(code: RefusalCode, params: Record<string, unknown>, errors: InputError[]) {
    super(code)
    this.code = code
    this.params = params
    this.errors = errors
  }
}

/** Ends the request with an expected no from the closed list of refusals. */
export function refuse(code: RefusalCode, params: Record<string, unknown> = {}, errors: InputError[] = []): never {
  throw new Refusal(code, params, errors)
}

/** Refuses an input for the named fields. */
export function refuseInput(...errors: InputError[]): never {
  refuse('invalid_input', {}, errors)
}
