import type { Answer } from '#modules/forms/contract/submissions.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { askableFields } from '../form-fields.ts'

/** What answers say of the contact, as input for its record. Fields that are gone since are left out. */
export function contactInput(ctx: Ctx, answers: readonly Answer[]): Record<string, unknown> {
  const askable = askableFields(ctx)
  return Object.fromEntries(
    answers.flatMap(({ of, field, value }) => {
      const found = askable.find((one) => one.of === of && one.field === field)
      if (!found || of !== 'contact') return []
      const listed = found.type === 'emails' || found.type === 'phones'
      return [[field, listed ? [{ value: String(value), primary: true }] : value] as const]
    }),
  )
}

/** The address or number that an answer gives, as it is kept. */
export const toldIn = (answers: readonly Answer[], field: 'emails' | 'phones'): string | undefined => {
  const value = answers.find((answer) => answer.of === 'contact' && answer.field === field)?.value
  return typeof value === 'string' ? value : undefined
}

/** The company that answers name. */
export const companyIn = (answers: readonly Answer[]) => {
  const of = (field: string) => answers.find((answer) => answer.of === 'company' && answer.field === field)?.value
  const [name, domain] = [of('name'), of('domain')]
  return {
    name: typeof name === 'string' ? name : undefined,
    domain: typeof domain === 'string' ? domain : undefined,
  }
}
