import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuse } from '#platform/http/refusal'
import type { FormContent } from '../contract/form-shape.ts'
import { type Asked, askableFields, askedFields, mayDecide } from './form-fields.ts'

/** @throws Refusal invalid_input for fields there are none of, that stand twice, or hang on none before them; a form that cannot confirm */
export function checkForm(ctx: Ctx, content: FormContent): void {
  const asked = askedFields(ctx, content.fields)
  const errors = [...content.fields.flatMap((_, index) => faultsOf(ctx, content, asked, index)), ...optIn(content)]
  if (errors.length > 0) refuse('invalid_input', {}, errors)
}

function faultsOf(ctx: Ctx, { fields }: FormContent, asked: readonly Asked[], index: number): InputError[] {
  const field = fields[index]
  if (!field) return []
  const at = (path: string) => `content.fields.${index}.${path}`
  const found = asked.find(({ key }) => key === field.key)
  const others = fields.slice(0, index)
  const errors: InputError[] = []
  if (!found)
    errors.push({
      path: at('field'),
      code: 'unknown_field',
      message: `“${field.field}” is nothing that a form may ask for`,
      mend: `Use one of: ${askableFields(ctx)
        .map((one) => `${one.of} ${one.field}`)
        .join(', ')}.`,
    })
  if (others.some(({ key }) => key === field.key))
    errors.push({ path: at('key'), code: 'taken', message: 'Two fields have one key', mend: 'Give each its own.' })
  if (field.of !== 'form' && others.some((other) => other.of === field.of && other.field === field.field))
    errors.push({
      path: at('field'),
      code: 'taken',
      message: `“${field.label}” is asked for twice`,
      mend: 'Take one of the two out.',
    })
  if (field.of === 'form' && field.input === 'choice' && field.choices.length === 0)
    errors.push({ path: at('choices'), code: 'missing', message: 'There is nothing to choose', mend: 'Name choices.' })
  return [...errors, ...hanging(at('when'), field.when, asked, others)]
}

function hanging(
  path: string,
  when: { key: string; is: string } | null,
  asked: readonly Asked[],
  before: readonly { key: string }[],
): InputError[] {
  if (!when) return []
  const decides = before.some(({ key }) => key === when.key) && asked.find(({ key }) => key === when.key)
  if (!decides || !mayDecide(decides))
    return [
      {
        ...{ path: `${path}.key`, code: 'unknown_field' },
        message: 'A field hangs on a choice, a yes or a text above it',
        mend: 'Choose one that stands before it, or show the field always.',
      },
    ]
  const known = decides.options.map(({ value }) => value)
  if (when.is === '' || known.length === 0 || known.includes(when.is)) return []
  return [
    {
      ...{ path: `${path}.is`, code: 'unknown_option', message: `“${when.is}” cannot be chosen there` },
      mend: `Use one of: ${known.join(', ')}.`,
    },
  ]
}

/** Who confirms by mail must have told an address. */
function optIn({ doubleOptIn, fields }: FormContent): InputError[] {
  const has = fields.some(
    ({ of, field, required, when }) => of === 'contact' && field === 'emails' && required && !when,
  )
  if (!doubleOptIn || has) return []
  return [
    {
      ...{ path: 'content.doubleOptIn', code: 'email_needed' },
      message: 'Nobody can confirm by mail who gives no address',
      mend: 'Ask for the email, always and required, or switch the confirmation off.',
    },
  ]
}
