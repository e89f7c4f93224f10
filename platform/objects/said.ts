import type { Ctx } from '#platform/ctx/ctx'
import type { Field } from './field.ts'
import type { AnyRecord } from './object-type.ts'

const kinds = ['text', 'longText', 'emails', 'phones', 'number', 'money', 'date', 'dateTime', 'url'] as const

/** Whether a field has a value that a sentence to a customer can say. */
export const canBeSaid = (field: Field) => kinds.some((kind) => kind === field.type)

/** A value as a letter says it, in the workspace's language. */
export function said(
  { workspace: { locale, timeZone } }: Ctx,
  record: AnyRecord,
  name: string,
  { type }: Field,
): string | null {
  const value = name.startsWith('custom.')
    ? (record.custom as Record<string, unknown>)[name.slice('custom.'.length)]
    : record[name]
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return (value[0] as { value?: string } | undefined)?.value ?? null // emails and phones
  if (type === 'number') return new Intl.NumberFormat(locale).format(Number(value))
  if (type === 'money') return money(locale, Number(value), String(record.currency ?? ''))
  if (type === 'date')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(String(value)))
  if (type === 'dateTime')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      new Date(String(value)),
    )
  return String(value)
}

function money(locale: string, minor: number, currency: string): string | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
