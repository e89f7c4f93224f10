import type { Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import type { Asked } from '../domain/form-fields.ts'
import type { Fault } from '../domain/submit/read-answers.ts'

/** What a field shows beside itself: what was sent before, and what is wrong with it. */
export interface Shown {
  values: ReadonlyMap<string, readonly string[]>
  faults: ReadonlyMap<string, Fault>
  t: Translate
}

/** One field of a form, with its label, help and fault. */
export function fieldHtml(field: Asked, shown: Shown): string {
  const { key, takes, label } = field
  const fault = shown.faults.get(key)
  const isGroup = takes === 'multiSelect'
  const isTick = takes === 'boolean' || takes === 'yes'
  const optional = field.required ? '' : ` <span class="quiet">(${escaped(shown.t('optional'))})</span>`
  const help = helpOf(field, shown.t)
  const below = `${help ? `<span class="quiet" id="h-${key}">${escaped(help)}</span>` : ''}${fault ? `<span class="fault" id="e-${key}">${escaped(shown.t(`errors.${fault}`))}</span>` : ''}`
  const named = `${escaped(label)}${optional}`
  const input = inputHtml(field, shown)
  const begin = `class="f w-${key}${fault ? ' wrong' : ''}"`
  if (isGroup)
    return `<fieldset ${begin} id="f-${key}" tabindex="-1"><legend>${named}</legend>${below}${input}</fieldset>`
  if (isTick) return `<div ${begin}><label class="pick">${input}<span>${named}</span></label>${below}</div>`
  return `<div ${begin}><label for="f-${key}">${named}</label>${below}${input}</div>`
}

const helpOf = ({ help, takes }: Asked, t: Translate) => help || (takes === 'file' ? t('fileHelp') : '')

function inputHtml(field: Asked, shown: Shown): string {
  const { key, takes, options, placeholder } = field
  const given = shown.values.get(key) ?? []
  const [first = ''] = given
  const common = `name="f.${key}"${described(field, shown)}`
  // What may be hidden cannot be insisted on by the browser: nobody would see what it asks for.
  const must = field.required && !field.when ? ' required' : ''
  // A text that others hang on is told empty from written by its placeholder.
  const hint = ` placeholder="${escaped(placeholder || ' ')}"`
  switch (takes) {
    case 'longText':
    case 'paragraph':
      return `<textarea id="f-${key}" ${common}${must}${hint} maxlength="20000">\n${escaped(first)}</textarea>`
    case 'select':
    case 'choice':
      return `<select id="f-${key}" ${common}${must}><option class="none" value="">${escaped(shown.t('choose'))}</option>${options
        .map(({ value, label }, at) => {
          const chosen = given.includes(value) ? ' selected' : ''
          return `<option class="o${at}" value="${escaped(value)}"${chosen}>${escaped(label)}</option>`
        })
        .join('')}</select>`
    case 'multiSelect':
      return options
        .map(({ value, label }, at) => {
          const chosen = given.includes(value) ? ' checked' : ''
          return `<label class="pick"><input type="checkbox" id="f-${key}-${at}" name="f.${key}" value="${escaped(value)}"${chosen}><span>${escaped(label)}</span></label>`
        })
        .join('')
    case 'boolean':
    case 'yes':
      return `<input type="checkbox" id="f-${key}" ${common}${must} value="true"${given.length > 0 ? ' checked' : ''}>`
    case 'file':
      return `<input type="file" id="f-${key}" ${common}${must}>`
    default:
      return `<input id="f-${key}" ${common}${must}${hint} ${kindOf(field)} value="${escaped(first)}">`
  }
}

const described = ({ key, takes, help }: Asked, { faults }: Shown) => {
  const ids = [...(help || takes === 'file' ? [`h-${key}`] : []), ...(faults.has(key) ? [`e-${key}`] : [])]
  const wrong = faults.has(key) ? ' aria-invalid="true"' : ''
  return `${wrong}${ids.length > 0 ? ` aria-describedby="${ids.join(' ')}"` : ''}`
}

const fills: Record<string, string> = {
  ...{
    firstName: 'given-name',
    lastName: 'family-name',
    emails: 'email',
    phones: 'tel',
    jobTitle: 'organization-title',
  },
  ...{ birthday: 'bday', name: 'organization', domain: 'url' },
}

function kindOf({ of, field, takes }: Asked): string {
  const fill = of !== 'form' && Object.hasOwn(fills, field) ? ` autocomplete="${fills[field]}"` : ''
  if (takes === 'emails' || takes === 'email') return `type="email" maxlength="254"${fill}`
  if (takes === 'phones' || takes === 'phone') return `type="tel" maxlength="60"${fill}`
  if (takes === 'date') return `type="date"${fill}`
  if (takes === 'number') return `inputmode="decimal" maxlength="40"${fill}`
  if (takes === 'rating') return 'type="number" min="1" max="5"'
  return `type="text" maxlength="500"${takes === 'url' ? ' inputmode="url"' : ''}${fill}`
}
