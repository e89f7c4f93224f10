import { Input, MultiSelect } from '@mantine/core'
import { FieldDisplay } from '../ui/FieldDisplay.tsx'
import { textsOf } from '../ui/field.ts'
import { RatingStars } from '../ui/RatingStars.tsx'
import { common, type FormEditorProps } from './FormField.tsx'

/** Several of the options. */
export function MultiSelectInput(props: FormEditorProps) {
  return (
    <MultiSelect
      {...common(props)}
      searchable
      data={(props.field.options ?? []).map(({ value, label }) => ({ value, label }))}
      value={textsOf(props.value)}
      onChange={props.onChange}
    />
  )
}

/** One to five stars. */
export function RatingInput({ field, value, required, error, onChange }: FormEditorProps) {
  return (
    <Input.Wrapper
      label={field.label}
      description={field.hint}
      withAsterisk={required}
      error={error}
      labelElement="div"
    >
      <div>
        <RatingStars label={field.label} value={typeof value === 'number' ? value : null} onChange={onChange} />
      </div>
    </Input.Wrapper>
  )
}

/** What Kith works out: shown, never typed. */
export function ComputedInput({ field, value, currency }: FormEditorProps) {
  return (
    <Input.Wrapper label={field.label} description={field.hint} labelElement="div">
      <div>
        <FieldDisplay field={field} value={value} currency={currency} exact />
      </div>
    </Input.Wrapper>
  )
}
