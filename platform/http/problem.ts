import type { z } from 'zod'
import { type InputError, Refusal, type RefusalCode } from './refusal.ts'
import { refusals } from './refusals.ts'

/** RFC 9457, with a stable code, the wrong places and what to do. */
export interface Problem {
  type: string
  title: string
  status: number
  code: RefusalCode | 'internal_error'
  detail: string
  errors: InputError[]
  /** What the refusal knew, e.g. the record as it stands now in a version conflict. */
  params: Record<string, unknown>
  requestId: string
}

/** Writes a refusal out as a problem document. */
export function problemOf(refusal: Refusal, requestId: string): Problem {
  const { status, title, mend } = refusals[refusal.code]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => String(refusal.params[name] ?? name))
  return {
    type: `/api/docs#${refusal.code}`,
    title: fill(title),
    status,
    code: refusal.code,
    detail: fill(mend),
    errors: refusal.errors,
    params: refusal.params,
    requestId,
  }
}

/** A bug: the log has it under the request id; the answer says no more than that. */
export function internalProblem(requestId: string): Problem {
  return {
    type: '/api/docs#internal_error',
    title: 'Something went wrong on our side',
    status: 500,
    code: 'internal_error',
    detail: `Try again; if it stays, tell your administrator the request id ${requestId}.`,
    errors: [],
    params: {},
    requestId,
  }
}

/** zod's findings as a refusal that names each place and its mend. */
export function refusalOfInput(error: z.ZodError): Refusal {
  return new Refusal('invalid_input', {}, flatten(error.issues, []).slice(0, MOST_ERRORS))
}

// A batch of 1,000 wrong records must not answer with a book.
const MOST_ERRORS = 100

function flatten(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): InputError[] {
  return issues.flatMap((issue): InputError[] => {
    const path = [...prefix, ...issue.path]
    if (issue.code === 'invalid_union') {
      const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || foreign(a) - foreign(b))[0]
      if (closest && closest.length > 0) return flatten(closest, path)
    }
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key].join('.'),
        code: 'unknown_field',
        message: `There is no field “${key}”`,
        mend: 'Leave it out, or look at /api/docs for the fields there are.',
      }))
    return [{ path: path.join('.'), code: issue.code, message: issue.message, mend: mendOf(issue) }]
  })
}

const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length))

// Of the shapes there are, the one meant is the one that knows the most of what was sent.
const foreign = (issues: readonly z.core.$ZodIssue[]) =>
  issues.length +
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 100 * issue.keys.length : 0), 0)

function mendOf(issue: z.core.$ZodIssue): string {
  const own = 'params' in issue && issue.params ? issue.params.mend : undefined
  if (typeof own === 'string') return own
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `Give a ${issue.expected}.` : `Send a ${issue.expected}.`
    case 'too_big':
      return `Use at most ${issue.maximum}.`
    case 'too_small':
      return `Use at least ${issue.minimum}.`
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`
    default:
      return 'See /api/docs for what is accepted here.'
  }
}
