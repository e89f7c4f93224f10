import type { Form, FormField } from './form-client.ts'

/** A form as it is being written. */
export interface Draft {
  name: string
  language: Form['language']
  content: Form['content']
  consent: string
  notify: string[]
}

export const draftOf = ({ name, language, content, consent, notify }: Form): Draft => ({
  ...{ name, language, content, notify },
  consent: consent?.wording ?? '',
})

export const isSame = (one: Draft, other: Draft) => JSON.stringify(one) === JSON.stringify(other)

/** A key that no field of the form has: keys stay with their answers, so they are never given anew. */
export function freshKey(fields: readonly FormField[], begin: string): string {
  const stem =
    begin
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/^[0-9]+/, '')
      .slice(0, 14) || 'field'
  const taken = new Set(fields.map(({ key }) => key))
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}

/** The fields with one moved by a place up (-1) or down (1); what hung on a field now below it hangs on nothing. */
export function moved(fields: readonly FormField[], index: number, by: -1 | 1): FormField[] {
  const next = [...fields]
  const [field] = next.splice(index, 1)
  if (field) next.splice(index + by, 0, field)
  return unhung(next)
}

/** The fields without one. */
export const without = (fields: readonly FormField[], index: number): FormField[] =>
  unhung(fields.filter((_, at) => at !== index))

const unhung = (fields: readonly FormField[]): FormField[] =>
  fields.map((field, index) => {
    const { when } = field
    const stands = !when || fields.slice(0, index).some(({ key }) => key === when.key)
    return stands ? field : { ...field, when: null }
  })
