import { Button, SegmentedControl } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rowNote, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { JobRow } from './JobRow.tsx'
import styles from './Operation.module.css'
import { type JobState, jobStates, jobsQuery } from './operation.ts'

const route = getRouteApi('/app/settings/jobs')

/** What Kith does in the background: what waits, what runs, what failed and why. */
export function JobsSettings() {
  const { t } = useTranslation('team')
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(jobsQuery(state))
  const items = data.pages.flatMap((page) => page.items)
  const counts = data.pages[0]?.counts
  const choose = (value: string) =>
    navigate({ search: { state: jobStates.find((known) => known === value) }, replace: true })
  return (
    <Section title={t('jobs.title')} detail={t('jobs.detail')}>
      <div className={styles.page}>
        <SegmentedControl
          aria-label={t('jobs.show')}
          value={state ?? 'all'}
          onChange={choose}
          data={[
            { value: 'all', label: t('jobs.all') },
            ...jobStates.map((value) => ({ value, label: labelOf(value, counts?.[value] ?? 0) })),
          ]}
        />
        {items.length === 0 && <p className={rowNote}>{t(`jobs.none.${state ?? 'all'}`)}</p>}
        {items.length > 0 && (
          <ul className={sectionRows}>
            {items.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </Section>
  )

  function labelOf(value: JobState, count: number) {
    return count > 0 ? `${t(`jobs.state.${value}`)} ${count}` : t(`jobs.state.${value}`)
  }
}
