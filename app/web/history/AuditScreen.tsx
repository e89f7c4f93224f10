import { Button, Select, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rowNote, Section } from '#modules/team/web/settings/Section.tsx'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { useSources } from '../ui/sources.ts'
import { AuditTable } from './AuditTable.tsx'
import styles from './History.module.css'
import { type AuditSearch, auditInput, auditQuery } from './history-client.ts'

const verbs = ['created', 'updated', 'deleted', 'restored', 'added', 'changed', 'removed', 'exported'] as const
const others = ['relation', 'import', 'undo', 'value', 'audit'] as const

/** Every change in the workspace, for administrators: narrowed by the address, a page at a time, and as a file. */
export function AuditScreen() {
  const { session } = useShell()
  return mayIn(session)('audit') ? <Audit /> : <ForbiddenState />
}

function Audit() {
  const { t } = useTranslation('history')
  const search: AuditSearch = useSearch({ strict: false })
  const found = useInfiniteQuery(auditQuery(search))
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? []
  const query = new URLSearchParams(auditInput(search)).toString()
  const narrowed = Object.keys(search).length > 0
  return (
    <Section title={t('audit.title')} detail={t('audit.detail')}>
      <AuditFilters search={search} href={`/api/v1/audit-events/csv${query ? `?${query}` : ''}`} />
      {found.isPending && <RowSkeletons count={8} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && entries.length === 0 && <p className={rowNote}>{t(narrowed ? 'audit.noneFits' : 'audit.none')}</p>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </Section>
  )
}

function AuditFilters({ search, href }: { search: AuditSearch; href: string }) {
  const { t } = useTranslation('history')
  const { models } = useObjects()
  const { users } = useSources()
  const router = useRouter()
  const narrow = (change: AuditSearch) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value)
    router.history.replace(`/settings/audit?${new URLSearchParams(next as [string, string][])}`) // the empty ones are out
  }
  const objects = [
    ...[...models.values()].map(({ descriptor, many }) => ({ value: descriptor.name, label: many })),
    ...others.map((value) => ({ value, label: t(`audit.others.${value}`) })),
  ]
  return (
    <div className={styles.filters}>
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
