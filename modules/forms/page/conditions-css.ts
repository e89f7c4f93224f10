import type { Asked } from '../domain/form-fields.ts'
import { NOT_TICKED } from '../domain/submit/shown-fields.ts'

/**
 * Shows and hides what hangs on other answers without a script: by what `:has()` finds chosen. Where a browser does not know
 * it everything shows, and what does not count is left out on reading. Keys are letters and digits; what people wrote
 * stands in no selector, options go by their number.
 */
export function conditionsCss(fields: readonly Asked[]): string {
  const rules = fields.flatMap((field) => {
    const met = conditionsOf(field, fields)
    return met.length > 0 ? [`.w-${field.key}{display:none}form${met.join('')} .w-${field.key}{display:grid}`] : []
  })
  return rules.length > 0 ? `@supports selector(:has(*)){${rules.join('')}}` : ''
}

/** With what it hangs on it hangs on all that that hangs on. */
function conditionsOf({ when }: Asked, fields: readonly Asked[]): string[] {
  const decider = when && fields.find(({ key }) => key === when.key)
  return decider ? [...conditionsOf(decider, fields), isMet(decider, when.is)] : []
}

function isMet({ key, takes, options }: Asked, is: string): string {
  const id = `#f-${key}`
  if (takes === 'boolean' || takes === 'yes')
    return is === NOT_TICKED ? `:not(:has(${id}:checked))` : `:has(${id}:checked)`
  const at = options.findIndex(({ value }) => value.toLowerCase() === is.toLowerCase())
  if (takes === 'multiSelect') return is === '' ? `:has(.w-${key} input:checked)` : `:has(#f-${key}-${at}:checked)`
  if (options.length > 0) return is === '' ? `:has(${id} option:not(.none):checked)` : `:has(${id} .o${at}:checked)`
  // What is typed cannot be compared in a selector: any text shows the field, reading decides.
  return `:has(${id}:not(:placeholder-shown))`
}
