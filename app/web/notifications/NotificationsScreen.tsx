import { Button, NativeSelect } from '@mantine/core'
import { IconChecks, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../i18n.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { groupNotifications } from './group-notifications.ts'
import { NotificationGroup } from './NotificationGroup.tsx'
import styles from './Notifications.module.css'
import { notificationsQuery, preferencesQuery, unreadQuery } from './notification-client.ts'
import { useListKeys } from './use-list-keys.ts'
import { useMarking } from './use-marking.ts'

const route = getRouteApi('/app/notifications')

/** What one was told, by record: the same on every device. */
export function NotificationsScreen() {
  const { t } = useTranslation('notifications')
  const marking = useMarking()
  const unread = useQuery(unreadQuery()).data?.unread ?? 0
  const { newest, freshNewest, list } = useList()
  // The list on the screen may be of a moment ago, while its number of unread ones is of now.
  const markAll = async () => {
    const upTo = await freshNewest()
    if (upTo) marking.mutate({ upTo, read: true })
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        note={unread > 0 ? t('unreadCount', { count: unread, shown: unread > 99 ? '99+' : String(unread) }) : undefined}
        actions={
          <>
            <Button
              leftSection={<IconChecks size={16} stroke={1.6} />}
              disabled={unread === 0 || !newest}
              loading={marking.isPending && marking.variables?.upTo !== undefined}
              onClick={() => void markAll()}
            >
              {t('allRead')}
            </Button>
            <UiLink href="/settings/notifications" className={styles.settings} aria-label={t('settings')}>
              <IconSettings size={18} stroke={1.6} />
            </UiLink>
          </>
        }
      />
      <Tools />
      {list}
    </>
  )
}

function Tools() {
  const { t, i18n } = useTranslation('notifications')
  const shown = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useQuery(preferencesQuery(i18n.language as Language)) // i18n speaks our languages only
  const tabs = [
    { label: t('all'), search: { ...shown, unread: undefined }, current: !shown.unread },
    { label: t('unread'), search: { ...shown, unread: true as const }, current: shown.unread === true },
  ]
  return (
    <div className={styles.tools}>
      <nav className={styles.tabs} aria-label={t('title')}>
        {tabs.map(({ label, search, current }) => (
          <button
            type="button"
            className="plain"
            key={label}
            aria-current={current ? 'page' : undefined}
            onClick={() => void navigate({ search })}
          >
            {label}
          </button>
        ))}
      </nav>
      <NativeSelect
        className={styles.kind}
        aria-label={t('kind')}
        value={shown.kind ?? ''}
        onChange={({ currentTarget: { value } }) => void navigate({ search: { ...shown, kind: value || undefined } })}
        data={[
          { value: '', label: t('everyKind') },
          ...(data?.kinds ?? []).map(({ kind, name }) => ({ value: kind, label: name })),
        ]}
      />
    </div>
  )
}

function useList() {
  const { t, i18n } = useTranslation('notifications')
  const shown = route.useSearch()
  const query = useInfiniteQuery(notificationsQuery(shown, i18n.language as Language)) // i18n speaks our languages only
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const keys = useListKeys(items)
  const freshNewest = async () => (await query.refetch({ cancelRefetch: false })).data?.pages[0]?.items[0]?.id
  const shows = (list: ReactElement) => ({ newest: items[0]?.id, freshNewest, list })
  if (query.error && items.length === 0)
    return shows(<RouteError error={query.error} reset={() => void query.refetch()} />)
  if (query.isPending) return shows(<RowSkeletons count={8} />)
  if (items.length === 0)
    return shows(
      <EmptyState
        title={t(shown.unread ? 'empty.unread' : 'empty.title')}
        action={<UiLink href="/settings/notifications">{t('settings')}</UiLink>}
      >
        {t('empty.text')}
      </EmptyState>,
    )
  return shows(
    <div className={styles.place}>
      <ul className={styles.groups} ref={keys} aria-label={t('title')}>
        {groupNotifications(items).map((group) => (
          <NotificationGroup key={group.key} group={group} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>,
  )
}
