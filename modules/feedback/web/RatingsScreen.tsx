import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PagedLines } from '#app/web/objects/PagedLines.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { ScreenTabs } from '#app/web/ui/ScreenTabs.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
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
      <Ratings which={which} />
    </>
  )
}

function Ratings({ which }: { which: RatingKind }) {
  const { t } = useTranslation('feedback')
  return (
    <PagedLines
      query={useInfiniteQuery(surveysQuery(which))}
      line={(survey) => <RatingLine key={survey.id} survey={survey} />}
      empty={<NoRatings which={which} />}
      more={t('more')}
    />
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
