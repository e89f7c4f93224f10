import { Autocomplete, Input, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormEditorProps } from '#app/web/objects/FormField.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import styles from './Companies.module.css'
import { type Place, placesOf } from './places.ts'

/** The company a contact works for: one that is known, or a new one by its name; with the role there. */
export function CompaniesInput({ field, value, error, onChange }: FormEditorProps) {
  const { t } = useTranslation('customers')
  const id = useId()
  const [first = {}, ...rest] = placesOf(value)
  const change = (next: Place) => onChange(next.name || next.id ? [next, ...rest] : rest)
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="label" labelProps={{ htmlFor: id }}>
      <div className={styles.pair}>
        <CompanyName
          id={id}
          name={first.name ?? ''}
          invalid={Boolean(error)}
          choose={(company) => change({ ...first, ...company })}
        />
        <TextInput
          aria-label={t('contact.roleThere')}
          placeholder={t('contact.roleThere')}
          value={first.role ?? ''}
          onChange={(event) => change({ ...first, role: event.currentTarget.value || null })}
        />
      </div>
    </Input.Wrapper>
  )
}

interface CompanyNameProps {
  id?: string
  label?: string
  name: string
  invalid?: boolean
  /** The id is left out for a company there is none of yet. */
  choose: (company: { id?: string; name: string }) => void
}

/** A company's name: those known are offered as one types; any other makes a new one. */
export function CompanyName({ id, label, name, invalid, choose }: CompanyNameProps) {
  const { t } = useTranslation('customers')
  const { find } = useSources()
  const [settled] = useDebouncedValue(name, 120)
  const found = useQuery({
    queryKey: ['picker', 'company', settled],
    queryFn: () => find('company', settled),
    placeholderData: keepPreviousData,
  })
  // Two companies of one name cannot both stand in a list of names; the first is meant.
  const names = [...new Set((found.data ?? []).map((company) => company.name))]
  return (
    <Autocomplete
      id={id}
      label={label}
      error={invalid}
      placeholder={t('contact.companyName')}
      filter={({ options }) => options}
      data={names}
      value={name}
      onChange={(typed) => {
        const known = found.data?.find((company) => company.name === typed)
        choose({ id: known?.id, name: typed })
      }}
    />
  )
}
