import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { ScreenTabs } from '#app/web/ui/ScreenTabs.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Feedback.module.css'
import { settingsQuery, surveysQuery } from './feedback-client.ts'
import { RatingLine } from './RatingLine.tsx'
import { type RatingKind, type RatingsSearch, ratingKinds } from './ratings-search.ts'

const hrefOf = (which: RatingKind) => `/ratings${defaultStringifySearch(which === 'rated' ? {} : { which })}`

/** What customers said after something was resolved, each with its conversation. */
export function RatingsScreen() {
  const { t } = useTranslation('feedback')
  const { session } = useShell()
  const { which = 'rated' }: RatingsSearch = useSearch({ strict: false })
  const title = t('title')
  if (!mayIn(session)('conversations.read'))
    return (
      <>
        <PageHeader title={title} />
        <ForbiddenState />
      </>
    )
  return (
    <>
      <PageHeader title={title} />
      <ScreenTabs
        label={title}
        tabs={ratingKinds.map((kind) => ({ label: t(`kinds.${kind}`), href: hrefOf(kind) }))}
        current={hrefOf(which)}
      />
      <div className={styles.page}>
        <Ratings which={which} />
      </div>
    </>
  )
}

function Ratings({ which }: { which: RatingKind }) {
  const { t } = useTranslation('feedback')
  const query = useInfiniteQuery(surveysQuery(which))
  if (query.isPending) return <RowSkeletons count={8} />
  if (!query.data) return <PartProblem problem={query.error} retry={() => void query.refetch()} />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <NoRatings which={which} />
  return (
    <>
      <ul className={styles.list}>
        {items.map((survey) => (
          <RatingLine key={survey.id} survey={survey} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          className={styles.more}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  )
}

function NoRatings({ which }: { which: RatingKind }) {
  const { t } = useTranslation('feedback')
  const { session } = useShell()
  const { data: settings } = useQuery(settingsQuery)
  if (settings?.on !== false) return <EmptyState title={t(`none.${which}`)}>{t('empty.on')}</EmptyState>
  return (
    <EmptyState
      title={t('empty.title')}
      action={mayIn(session)('settings') && <UiLink href="/settings/customer-ratings">{t('empty.begin')}</UiLink>}
    >
      {t('empty.text')}
    </EmptyState>
  )
}
