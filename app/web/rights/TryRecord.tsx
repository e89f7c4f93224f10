import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useSources } from '../ui/sources.ts'
import styles from './Rights.module.css'
import { recordRightsQuery } from './rights-client.ts'

const SETTLED_MS = 150

/** Tries one record: may this person see, change and delete it, and why. */
export function TryRecord({ userId, name }: { userId: string; name: string }) {
  const { t } = useTranslation('rights')
  const { models } = useObjects()
  const { find } = useSources()
  const [object, setObject] = useState('contact')
  const [recordId, setRecordId] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words, SETTLED_MS)
  const found = useQuery({
    queryKey: ['picker', 'rights', object, settled],
    queryFn: () => find(object, settled),
    placeholderData: keepPreviousData,
  })
  return (
    <section aria-label={t('try.title')}>
      <h3 className={styles.subtitle}>{t('try.title')}</h3>
      <p className={styles.note}>{t('try.detail', { name })}</p>
      <div className={styles.names}>
        <Select
          label={t('matrix.object')}
          data={[...models.values()].map(({ descriptor, many }) => ({ value: descriptor.name, label: many }))}
          value={object}
          allowDeselect={false}
          onChange={(chosen) => {
            setObject(chosen ?? 'contact')
            setRecordId(null)
            setWords('')
          }}
        />
        <Select
          label={t('try.record')}
          placeholder={t('try.type')}
          data={(found.data ?? []).map((record) => ({ value: record.id, label: record.name }))}
          // The server has found them, by more than the name.
          filter={({ options }) => options}
          value={recordId}
          onChange={setRecordId}
          searchValue={words}
          onSearchChange={setWords}
          searchable
          clearable
        />
      </div>
      {recordId && <Answer userId={userId} object={object} recordId={recordId} />}
    </section>
  )
}

function Answer(asked: { userId: string; object: string; recordId: string }) {
  const { t } = useTranslation('rights')
  const found = useQuery(recordRightsQuery(asked))
  if (found.error) return <PartProblem problem={found.error} retry={() => void found.refetch()} />
  if (!found.data) return null
  return (
    <div role="status">
      <ul className={styles.answer}>
        {(['read', 'update', 'delete'] as const).map((act) => {
          const { granted, because, team } = found.data[act]
          return (
            <li key={act}>
              {t(`acts.${act}`)}: {t(granted ? 'what.yes' : 'what.no')},{' '}
              {t(`try.because.${because}`, { team: team?.name ?? '' })}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
