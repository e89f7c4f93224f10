import { ApiProblem } from '../api-problem.ts'

/** A refusal sorted by the fields it names (`emails.0.value` is the field `emails`), and what names none. */
export function errorsByField(problem: unknown): { fields: Record<string, string>; rest?: string } {
  if (!(problem instanceof ApiProblem)) return { fields: {} }
  const fields: Record<string, string> = {}
  const rest: string[] = []
  for (const { path, message, mend } of problem.errors) {
    const text = [message, mend].filter(Boolean).join('. ')
    // The workspace's own fields are called by two parts: `custom.tier`.
    const field = /^(custom\.[^.]+|[^.]+)/.exec(path)?.[0]
    if (field) fields[field] ??= text
    else rest.push(text)
  }
  if (problem.errors.length === 0) rest.push(problem.message)
  return rest.length > 0 ? { fields, rest: rest.join(' ') } : { fields }
}
