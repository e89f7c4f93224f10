import { addressLine, FieldDisplay } from '../ui/FieldDisplay.tsx'
import { addressesOf, type Field, reachablesOf, refsOf, textsOf } from '../ui/field.ts'

/** All of a field, where a table would show the first of several: two records are told apart by the second. */
export function FieldValues({
  field,
  value,
  currency,
}: {
  field: Field
  value: unknown
  currency: string | undefined
}) {
  const lines = linesOf(field, value)
  if (!lines) return <FieldDisplay field={field} value={value} exact {...(currency ? { currency } : {})} />
  return lines.map((line) => <span key={line}>{line}</span>)
}

function linesOf({ type }: Field, value: unknown): string[] | undefined {
  if (type === 'emails' || type === 'phones') return reachablesOf(value).map((one) => one.value)
  if (type === 'addresses') return addressesOf(value).map(addressLine)
  if (type === 'related') return refsOf(value).map(({ name }) => name)
  if (type === 'tags' || type === 'domains') return [textsOf(value).join(', ')]
  return undefined
}
