import { ApiProblem } from '#app/web/api-problem.ts'

/** What is wrong, each thing by itself. */
export const problemWords = (error: Error): string =>
  error instanceof ApiProblem && error.errors.length > 0
    ? error.errors.map(({ message, mend }) => [message, mend].filter(Boolean).join('. ')).join(' ')
    : error.message
