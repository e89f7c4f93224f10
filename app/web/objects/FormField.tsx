import { Checkbox, Input, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ComponentType } from 'react'
import { lineTypes } from '../ui/editors.tsx'
import { type Field, type FieldType, textOf, textsOf } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { atLocal, localOf } from '../ui/local-time.ts'
import { SharesInput } from '../ui/SharesInput.tsx'
import { peopleOf, useSources } from '../ui/sources.ts'
import { AddressInput } from './AddressInput.tsx'
import { ChecklistInput } from './ChecklistInput.tsx'
import { ComputedInput, MultiSelectInput, RatingInput } from './custom-inputs.tsx'
import { LinksInput } from './LinksInput.tsx'
import type { ObjectModel } from './object-model.ts'
import { ReachablesInput } from './ReachablesInput.tsx'
import { RelationInput } from './RelationInput.tsx'
import { SocialsInput } from './SocialsInput.tsx'

export interface FormEditorProps {
  field: Field
  model: ObjectModel
  value: unknown
  /** The other values of the form. */
  values: (field: string) => unknown
  currency: string
  required: boolean
  error?: string
  autoFocus?: boolean
  onChange: (value: unknown) => void
}

/** One field of a form, by its type; a module brings the inputs of what only it knows. */
export function FormField(props: FormEditorProps) {
  const { field, model } = props
  const Input = field.computed ? ComputedInput : (model.view.editors?.[field.key] ?? inputs[field.type] ?? TextField)
  return <Input {...props} />
}

const inputs: Partial<Record<FieldType, ComponentType<FormEditorProps>>> = {
  longText: LongTextField,
  number: NumberField,
  money: MoneyField,
  date: DateField,
  dateTime: DateTimeField,
  boolean: BooleanField,
  select: SelectField,
  user: UserField,
  tags: TagsField,
  domains: TagsField,
  emails: ReachablesInput,
  phones: ReachablesInput,
  addresses: AddressInput,
  address: AddressInput,
  multiSelect: MultiSelectInput,
  rating: RatingInput,
  socials: SocialsInput,
  relation: RelationInput,
  checklist: ChecklistInput,
  shares: SharesField,
  links: LinksInput,
}

/** What every input is given: label, help, whether it must be filled, what is wrong. */
export const common = ({ field, required, error, autoFocus }: FormEditorProps) => ({
  label: field.label,
  description: field.hint,
  withAsterisk: required,
  error,
  // For the trap of the drawer, and for a form that came later than it.
  'data-autofocus': autoFocus || undefined,
  autoFocus,
})

function TextField(props: FormEditorProps) {
  return (
    <TextInput
      {...common(props)}
      type={lineTypes[props.field.type] ?? 'text'}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  )
}

function LongTextField(props: FormEditorProps) {
  return (
    <Textarea
      {...common(props)}
      autosize
      minRows={3}
      maxRows={12}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  )
}

function NumberField(props: FormEditorProps) {
  return (
    <NumberInput
      {...common(props)}
      hideControls
      value={typeof props.value === 'number' ? props.value : ''}
      onChange={(value) => props.onChange(value === '' ? null : Number(value))}
    />
  )
}

/** Typed in euros, kept in cents. */
function MoneyField(props: FormEditorProps) {
  const formats = useFormats()
  const digits = formats.minorDigits(props.currency)
  const factor = 10 ** digits
  return (
    <NumberInput
      {...common(props)}
      hideControls
      decimalScale={digits}
      fixedDecimalScale
      decimalSeparator={formats.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      rightSection={props.currency}
      rightSectionWidth={48}
      value={typeof props.value === 'number' ? props.value / factor : ''}
      onChange={(value) => props.onChange(value === '' ? null : Math.round(Number(value) * factor))}
    />
  )
}

function DateField(props: FormEditorProps) {
  return (
    <TextInput
      {...common(props)}
      type="date"
      value={textOf(props.value).slice(0, 10)}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  )
}

function DateTimeField(props: FormEditorProps) {
  const { timeZone } = useFormats()
  return (
    <TextInput
      {...common(props)}
      type="datetime-local"
      defaultValue={localOf(textOf(props.value), timeZone)}
      onChange={(event) => props.onChange(atLocal(event.currentTarget.value, timeZone))}
    />
  )
}

function BooleanField({ field, value, error, onChange }: FormEditorProps) {
  return (
    <Checkbox
      label={field.label}
      description={field.hint}
      error={error}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

function SelectField(props: FormEditorProps) {
  return (
    <Select
      {...common(props)}
      allowDeselect={!props.required}
      clearable={!props.required && props.field.key.startsWith('custom.')}
      data={(props.field.options ?? []).map(({ value, label }) => ({ value, label }))}
      value={textOf(props.value) || null}
      onChange={props.onChange}
    />
  )
}

function UserField(props: FormEditorProps) {
  const people = peopleOf(useSources(), props.field)
  return (
    <Select
      {...common(props)}
      searchable
      clearable
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={textOf(props.value) || null}
      onChange={props.onChange}
    />
  )
}

function SharesField({ field, value, error, onChange }: FormEditorProps) {
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      <SharesInput value={value} onChange={onChange} />
    </Input.Wrapper>
  )
}

function TagsField(props: FormEditorProps) {
  const { tags } = useSources()
  return (
    <TagsInput
      {...common(props)}
      data={props.field.type === 'tags' ? tags : []}
      splitChars={[',', ';']}
      value={textsOf(props.value)}
      onChange={props.onChange}
    />
  )
}
