import { expect, test } from 'vitest'
import { ApiProblem } from '../api-problem.ts'
import { errorsByField } from './form-errors.ts'

const problem = (errors: { path: string; message: string; mend?: string }[]) =>
  new ApiProblem({ title: 'Something in the input is wrong', status: 422, code: 'invalid_input', errors })

test('a refusal stands at the field it names, with its mend, the first one of a field', () => {
  const { fields, rest } = errorsByField(
    problem([
      { path: 'emails.0.value', message: 'Not an email', mend: 'Write it as name@example.org.' },
      { path: 'emails.1.value', message: 'Not an email either' },
    ]),
  )
  expect(fields).toEqual({ emails: 'Not an email. Write it as name@example.org.' })
  expect(rest).toBeUndefined()
})

test('a field of the workspace’s own is named by both its parts', () => {
  expect(errorsByField(problem([{ path: 'custom.tier', message: 'No such option' }])).fields).toEqual({
    'custom.tier': 'No such option',
  })
})

test('what names no field is said once for the whole form', () => {
  expect(errorsByField(problem([{ path: '', message: 'No body' }]))).toEqual({ fields: {}, rest: 'No body' })
  expect(errorsByField(problem([])).rest).toBe('Something in the input is wrong')
})
