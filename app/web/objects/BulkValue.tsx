import { Input, MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Field, textOf, textsOf } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { RatingStars } from '../ui/RatingStars.tsx'
import { peopleOf, useSources } from '../ui/sources.ts'

interface BulkValueProps {
  field: Field
  value: unknown
  onChange: (value: unknown) => void
}

/** The value that many records are given. */
export function BulkValue({ field, value, onChange }: BulkValueProps) {
  const { t } = useTranslation(['objects', 'ui'])
  const formats = useFormats()
  const sources = useSources()
  const { tags } = sources
  const common = { label: field.label, 'data-autofocus': true }
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: option.label }))
  switch (field.type) {
    case 'tags':
      return (
        <TagsInput
          {...common}
          label={t('bulk.addTags')}
          value={textsOf(value)}
          data={tags}
          onChange={onChange}
          splitChars={[',', ';']}
        />
      )
    case 'multiSelect':
      return <MultiSelect {...common} data={options} value={textsOf(value)} onChange={onChange} />
    case 'user':
      return (
        <Select
          {...common}
          searchable
          clearable
          placeholder={t('bulk.nobody')}
          data={peopleOf(sources, field).map(({ id, name }) => ({ value: id, label: name }))}
          value={textOf(value) || null}
          onChange={onChange}
        />
      )
    case 'select':
      return <Select {...common} data={options} value={textOf(value) || null} onChange={onChange} />
    case 'boolean':
      return (
        <Select
          {...common}
          data={['true', 'false'].map((one) => ({ value: one, label: t(one === 'true' ? 'ui:yes' : 'ui:no') }))}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      )
    case 'rating':
      return (
        <Input.Wrapper label={field.label} labelElement="div">
          <div>
            <RatingStars label={field.label} value={typeof value === 'number' ? value : null} onChange={onChange} />
          </div>
        </Input.Wrapper>
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          decimalSeparator={formats.decimalSeparator}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'longText':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={10}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          {...common}
          type={field.type === 'date' ? 'date' : 'text'}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
