import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, Section } from '../ui/Section.tsx'
import { AuditFilters, useNarrowing } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { type AuditSearch, auditInput, auditQuery } from './history-client.ts'

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
  const narrow = useNarrowing(search)
  const narrowed = Object.keys(search).length > 0
  return (
    <Section title={t('audit.title')} detail={t('audit.detail')} wide>
      <AuditFilters search={search} narrow={narrow} href={`/api/v1/audit-events/csv${query ? `?${query}` : ''}`} />
      {found.isPending && <RowSkeletons count={8} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && entries.length === 0 && <p className={rowNote}>{t(narrowed ? 'audit.noneFits' : 'audit.none')}</p>}
      {entries.length > 0 && <AuditTable entries={entries} onAddress={(address) => narrow({ address })} />}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </Section>
  )
}
