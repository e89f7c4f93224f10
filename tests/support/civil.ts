import type { Answer } from './workspace.ts'

/**
 * What is wrong with an answer to whatever input: it is 2xx, or 4xx with a code, and an invalid input is answered with
 * places, words and mends. Null: nothing.
 */
export function incivilityOf({ status, body }: Answer): string | null {
  if (status >= 200 && status < 300) return null
  if (status < 400 || status >= 500) return `status ${status} ${body?.code}`
  if (typeof body?.code !== 'string' || !body.title || !body.detail)
    return `no problem document: ${JSON.stringify(body)?.slice(0, 300)}`
  if (body.code !== 'invalid_input') return null
  return body.errors.length > 0 ? ungentleErrors(body.errors) : 'invalid input without a place'
}

/** The first of the errors that lacks a place, words or a mend. */
export function ungentleErrors(errors: unknown[]): string | null {
  const bad = errors.find((error) => {
    const { path, code, message, mend } = Object(error)
    return typeof path !== 'string' || !code || !message || !mend
  })
  return bad ? `an error without place, words or mend: ${JSON.stringify(bad)}` : null
}
