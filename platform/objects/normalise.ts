import type { WorkspaceSettings } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { parseCountry } from '#platform/values/country'
import { parseEmail } from '#platform/values/email'
import type { Parsed } from '#platform/values/parsed'
import { parsePhone } from '#platform/values/phone'
import { parseDomain, parseUrl } from '#platform/values/url'
import type { Field } from './field.ts'
import type { ObjectType } from './object-type.ts'

type Labelled = { value: string; primary?: boolean; label?: string }

/**
 * Brings shape-checked input into the form it is kept in: emails lower-case, phones E.164 with the workspace's country,
 * one primary first. @returns the input's own fields only, and what could not be understood.
 */
export function normalise(
  type: ObjectType,
  input: Record<string, unknown>,
  settings: WorkspaceSettings,
): { input: Record<string, unknown>; errors: InputError[] } {
  const errors: InputError[] = []
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    const field = type.fields[name]
    result[name] =
      field && value !== undefined && value !== null ? normaliseValue(field, value, name, settings, errors) : value
  }
  return { input: result, errors }
}

/** One value in the form it is kept in; what cannot be understood is added to `errors`. */
export function normaliseValue(
  field: Field,
  value: unknown,
  path: string,
  settings: WorkspaceSettings,
  errors: InputError[],
): unknown {
  switch (field.type) {
    case 'emails':
      return primaryFirst(kept(value as Labelled[], parseEmail, path, errors))
    case 'phones':
      return primaryFirst(
        kept(value as Labelled[], (text) => parsePhone(text, { country: settings.defaultCountry }), path, errors),
      )
    case 'email':
      return taken(parseEmail(String(value)), String(value), path, errors)
    case 'phone':
      return taken(parsePhone(String(value), { country: settings.defaultCountry }), String(value), path, errors)
    case 'domains':
      return unique(
        (value as string[]).map((text, index) => taken(parseDomain(text), text, `${path}.${index}`, errors)),
      )
    case 'tags':
    case 'multiSelect':
      return unique(value as string[])
    case 'address': {
      const filled = address(value as Record<string, string>)
      return Object.keys(filled).length > 0 ? filled : null
    }
    case 'country': {
      const country = parseCountry(String(value))
      return country.ok ? country.value : value
    }
    case 'url':
      return taken(parseUrl(String(value)), String(value), path, errors)
    case 'addresses':
      return (value as Record<string, string>[]).map(address).filter((item) => Object.keys(item).length > 0)
    default:
      return value
  }
}

function taken<T>(parsed: Parsed<T>, text: string, path: string, errors: InputError[]): T | string {
  if (parsed.ok) return parsed.value
  errors.push({ path, code: parsed.code, message: `“${text.slice(0, 100)}” is not understood here`, mend: parsed.mend })
  return text
}

function kept(
  items: readonly Labelled[],
  parse: (text: string) => Parsed<string>,
  path: string,
  errors: InputError[],
): Labelled[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const value = taken(parse(item.value), item.value, `${path}.${index}.value`, errors)
    if (seen.has(value)) return []
    seen.add(value)
    return [{ ...item, value }]
  })
}

/** Exactly one is primary, and it comes first. */
function primaryFirst(items: readonly Labelled[]): Labelled[] {
  const chosen = Math.max(
    0,
    items.findIndex((item) => item.primary),
  )
  const marked = items.map((item, index) => ({ ...item, primary: index === chosen }))
  return marked.toSorted((a, b) => Number(b.primary) - Number(a.primary))
}

const unique = <T>(items: readonly T[]) => [...new Set(items)]

function address(parts: Record<string, string>): Record<string, string> {
  const country = parts.country ? parseCountry(parts.country) : null
  const filled = Object.entries(parts).filter(([, part]) => part !== '')
  return { ...Object.fromEntries(filled), ...(country?.ok ? { country: country.value } : {}) }
}
