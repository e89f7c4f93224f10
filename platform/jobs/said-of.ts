import { problemOf } from '#platform/http/problem'
import { Refusal } from '#platform/http/refusal'

/** What a long job says of the error that ended it: the words of a refusal, or that it was ours. */
export function saidOf(error: unknown): { message: string; mend: string } {
  if (!(error instanceof Refusal))
    return {
      message: 'It stopped because of an error on our side',
      mend: 'Try again: it goes on from where it stopped. The log has the reason.',
    }
  const { title, detail } = problemOf(error, '')
  return { message: title, mend: detail }
}
