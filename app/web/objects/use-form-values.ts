import { useState } from 'react'
import { isNothing } from '../ui/field.ts'

/** What is typed into a form, kept in the tab's own storage so that neither a reload nor a wrong turn loses it. */
export function useFormValues(key: string, initial: Record<string, unknown> = {}) {
  const [values, setValues] = useState(() => ({ ...initial, ...kept(key) }))
  const set = (field: string, value: unknown) =>
    setValues((was) => {
      const next = { ...was, [field]: value }
      sessionStorage.setItem(key, JSON.stringify(next))
      return next
    })
  return [values, set] as const
}

export const forgetValues = (key: string) => sessionStorage.removeItem(key)

const kept = (key: string) => JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, unknown> // written by us, above

/** Lines left empty in a list (a second email never typed) mean nothing. */
export const withoutBlanks = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.filter((item) => Object(item).value !== '') : value,
    ]),
  )

/** What was left empty is not sent: the server then gives it its default. */
export const filledIn = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(withoutBlanks(values)).filter(([, value]) => !isNothing(value)))
