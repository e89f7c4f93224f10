import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FilterEditor.module.css'
import { useSources } from './sources.ts'

interface RecordChoicesProps {
  object: string
  chosen: string[]
  onChange: (ids: string[]) => void
}

/** Any number of records of one object, found by typing; those chosen stay listed. */
export function RecordChoices({ object, chosen, onChange }: RecordChoicesProps) {
  const { t } = useTranslation('ui')
  const sources = useSources()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query, 120)
  const found = useQuery({
    queryKey: ['choices', object, settled],
    queryFn: () => sources.find(object, settled),
    placeholderData: keepPreviousData,
  })
  const listed = found.data ?? []
  const kept = chosen
    .filter((id) => !listed.some((record) => record.id === id))
    .map((id) => ({ id, name: sources.recordOf(object, id)?.name ?? t('filter.aRecord'), detail: undefined }))
  return (
    <>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        data-autofocus
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Checkbox.Group value={chosen} onChange={onChange} aria-label={t('filter.value')}>
        <div className={styles.choices}>
          {[...kept, ...listed].map((record) => (
            <Checkbox
              key={record.id}
              value={record.id}
              label={record.detail ? `${record.name}, ${record.detail}` : record.name}
            />
          ))}
          {!listed.length && !found.isFetching && <span className={styles.head}>{t('nothingFits')}</span>}
        </div>
      </Checkbox.Group>
    </>
  )
}
