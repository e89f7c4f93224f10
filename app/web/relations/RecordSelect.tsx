import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSources } from '../ui/sources.ts'

interface RecordSelectProps {
  object: string
  label: string
  placeholder: string
  nothing: string
  /** An id that cannot be chosen. */
  not: string
  value: string | null
  onChange: (id: string | null) => void
}

/** One record of an object, found by typing part of its name, email or number. */
export function RecordSelect({ object, label, placeholder, nothing, not, value, onChange }: RecordSelectProps) {
  const { find } = useSources()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query, 120)
  const found = useQuery({
    queryKey: ['picker', object, settled],
    queryFn: () => find(object, settled),
    placeholderData: keepPreviousData,
  })
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const options = (found.data ?? []).filter(({ id }) => id !== not).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={chosen && !options.some((option) => option.value === chosen.value) ? [chosen, ...options] : options}
      // The server has found what fits, also by an email or another spelling.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isPending ? undefined : nothing}
      searchable
      value={value}
      onSearchChange={setQuery}
      onChange={(id, option) => {
        setChosen(id && option ? { value: id, label: option.label } : undefined)
        onChange(id)
      }}
    />
  )
}
