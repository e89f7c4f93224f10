import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './Adoption.module.css'
import { adoptionQuery } from './adoption-client.ts'
import { ModulesInUse } from './ModulesInUse.tsx'
import { PeopleInUse } from './PeopleInUse.tsx'
import { StateOfThings } from './StateOfThings.tsx'
import { Suggestion } from './Suggestion.tsx'

/** Who uses what of Kith, how long it took to be of use, and what to begin with next. */
export function AdoptionScreen() {
  const { session } = useShell()
  return mayIn(session)('adoption') ? <AdoptionPage /> : <ForbiddenState />
}

function AdoptionPage() {
  const { t } = useTranslation('adoption')
  const router = useRouter()
  const search: { days?: 7 } = useSearch({ strict: false })
  const days = search.days ?? 30
  const found = useQuery(adoptionQuery(days))
  return (
    <>
      <Section title={t('adoption.title')} detail={t('adoption.detail')} wide>
        <SegmentedControl
          aria-label={t('adoption.period')}
          value={String(days)}
          onChange={(chosen) =>
            router.history.replace(chosen === '7' ? '/settings/adoption?days=7' : '/settings/adoption')
          }
          data={['7', '30'].map((value) => ({ value, label: t('adoption.days', { count: Number(value) }) }))}
        />
        {found.isPending && <RowSkeletons count={6} />}
        {found.error && <ErrorState kind="failed" detail={found.error.message} retry={() => void found.refetch()} />}
        {found.data && <Suggestion adoption={found.data} />}
      </Section>
      {found.data && (
        <div className={styles.parts}>
          <PeopleInUse adoption={found.data} />
          <ModulesInUse adoption={found.data} />
          <StateOfThings adoption={found.data} />
        </div>
      )}
    </>
  )
}
