import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '../ui/field.ts'
import { useSources } from '../ui/sources.ts'
import type { FormEditorProps } from './FormField.tsx'

/** One record of another object, found by typing. */
export function RelationInput({ field, value, error, required, autoFocus, onChange }: FormEditorProps) {
  const { t } = useTranslation('ui')
  const { find, recordOf } = useSources()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query, 120)
  const object = field.object ?? ''
  const chosen = textOf(value)
  const current = chosen ? recordOf(object, chosen) : undefined
  const found = useQuery({
    queryKey: ['picker', object, settled === current?.name ? '' : settled],
    queryFn: () => find(object, settled === current?.name ? '' : settled),
    placeholderData: keepPreviousData,
  })
  const listed = found.data ?? []
  const options = current && !listed.some(({ id }) => id === current.id) ? [current, ...listed] : listed
  return (
    <Select
      label={field.label}
      withAsterisk={required}
      error={error}
      autoFocus={autoFocus}
      searchable
      clearable
      searchValue={query}
      onSearchChange={setQuery}
      // The server has searched already, with more than the name.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? t('loading') : t('nothingFits')}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen || null}
      onChange={onChange}
    />
  )
}
