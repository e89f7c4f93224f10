import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { useSources } from '../ui/sources.ts'
import styles from './History.module.css'
import { type AuditSearch, auditKinds } from './history-client.ts'

const verbs = ['created', 'updated', 'deleted', 'restored', 'added', 'changed', 'removed', 'exported'] as const
const others = ['relation', 'import', 'undo', 'value', 'audit'] as const
const TYPING_MS = 300

interface AuditFiltersProps {
  search: AuditSearch
  narrow: (change: AuditSearch) => void
  /** Where the same comes as a file. */
  href: string
}

/** What the audit is narrowed by; it stands in the address of the screen. */
export function AuditFilters({ search, narrow, href }: AuditFiltersProps) {
  const { t } = useTranslation('history')
  const { models } = useObjects()
  const { users } = useSources()
  const [words, setWords] = useDebouncedWords(search.q ?? '', (q) => narrow({ q }))
  const objects = [
    ...[...models.values()].map(({ descriptor, many }) => ({ value: descriptor.name, label: many })),
    ...others.map((value) => ({ value, label: t(`audit.others.${value}`) })),
  ]
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        label={t('audit.search')}
        placeholder={t('audit.searchHint')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Select
        label={t('audit.kind')}
        placeholder={t('audit.everything')}
        data={auditKinds.map((value) => ({ value, label: t(`audit.kinds.${value}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => narrow({ kind: kind ?? '' })}
        clearable
      />
      <Select
        label={t('audit.object')}
        placeholder={t('audit.everything')}
        data={objects}
        value={search.object ?? null}
        onChange={(object) => narrow({ object: object ?? '' })}
        searchable
        clearable
      />
      <Select
        label={t('audit.verb')}
        placeholder={t('audit.anything')}
        data={verbs.map((value) => ({ value, label: t(`verbs.${value}`) }))}
        value={search.verb ?? null}
        onChange={(verb) => narrow({ verb: verb ?? '' })}
        clearable
      />
      <Select
        label={t('audit.who')}
        placeholder={t('audit.everybody')}
        data={users.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.by ?? null}
        onChange={(by) => narrow({ by: by ?? '' })}
        searchable
        clearable
      />
      <TextInput
        type="date"
        label={t('audit.since')}
        value={search.from ?? ''}
        onChange={(event) => narrow({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('audit.until')}
        value={search.to ?? ''}
        onChange={(event) => narrow({ to: event.currentTarget.value })}
      />
      {search.address && (
        <Button variant="subtle" color="gray" onClick={() => narrow({ address: '' })}>
          {t('audit.fromAddress', { address: search.address })} ×
        </Button>
      )}
      {search.recordId && (
        <Button variant="subtle" color="gray" onClick={() => narrow({ recordId: '' })}>
          {t('audit.record')} ×
        </Button>
      )}
      <Button component="a" href={href} download leftSection={<IconDownload size={16} stroke={1.6} />}>
        {t('audit.export')}
      </Button>
    </div>
  )
}

/** Narrows the audit further, or less with an empty text. */
export function useNarrowing(search: AuditSearch): (change: AuditSearch) => void {
  const router = useRouter()
  return (change) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value)
    router.history.replace(`/settings/audit?${new URLSearchParams(next as [string, string][])}`) // the empty ones are out
  }
}

/** Words as they are typed, told once the typing rests. */
function useDebouncedWords(first: string, tell: (words: string) => void) {
  const [words, setWords] = useState(first)
  const later = useDebouncedCallback(tell, TYPING_MS)
  const type = (typed: string) => {
    setWords(typed)
    later(typed.trim())
  }
  return [words, type] as const
}
