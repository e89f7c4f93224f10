/** Why the embedded PostgreSQL cannot be used. The message says what to do; it is meant to be read by an operator. */
export type EmbeddedProblem =
  | 'no_binaries'
  | 'no_account'
  | 'folder_unusable'
  | 'already_running'
  | 'other_version'
  | 'will_not_start'

/** Refuses to start the embedded database. Nothing was changed. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
  problem: EmbeddedProblem

  constructor(problem: EmbeddedProblem, message: string) {
    super(message)
    this.problem = problem
  }
}
