import { ActionIcon, Button } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { useShell } from '../shell/shell-context.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { ProgressCard } from '../ui/ProgressCard.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './Exports.module.css'
import { type Export, exportsQuery, remove } from './export-client.ts'

/** The files somebody took out: how far they are, and where they are fetched. */
export function ExportsScreen() {
  const { t } = useTranslation('exports')
  const { session } = useShell()
  if (session.permissions.includes('export')) return <MyExports />
  return (
    <>
      <PageHeader title={t('title')} />
      <ForbiddenState reason={t('forbidden')} />
    </>
  )
}

function MyExports() {
  const { t } = useTranslation('exports')
  const router = useRouter()
  const query = useInfiniteQuery(exportsQuery())
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.error && items.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  if (query.isPending) return <PageSkeleton />
  return (
    <>
      <PageHeader title={t('title')} />
      {items.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={
            <Button
              variant="filled"
              leftSection={<IconDownload size={16} stroke={1.6} />}
              onClick={() => router.history.push('/exports/new?object=contact')}
            >
              {t('empty.action')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <div className={styles.place}>
          <div className={styles.measure}>
            <p className={styles.text}>{t('onlyYou')}</p>
            <ul className={styles.rows} aria-label={t('title')}>
              {items.map((one) => (
                <li key={one.id}>{one.status === 'running' ? <Running item={one} /> : <Finished item={one} />}</li>
              ))}
            </ul>
            {query.hasNextPage && (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  )
}

function useRemoval() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => remove({ id }),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries({ queryKey: api.exports.key() }),
  })
}

function Running({ item }: { item: Export }) {
  const { t } = useTranslation('exports')
  const removal = useRemoval()
  return (
    <ProgressCard
      title={item.fileName}
      done={item.done}
      total={item.total ?? undefined}
      rate={item.rate ?? undefined}
      state="running"
      unit={t('rows')}
      cancel={() => removal.mutate(item.id)}
    />
  )
}

function Finished({ item }: { item: Export }) {
  const { t } = useTranslation('exports')
  const formats = useFormats()
  const removal = useRemoval()
  const { fileName, status, done, bytes, createdAt, expiresAt, error, download } = item
  const outdated = status === 'done' && !download
  const facts =
    status === 'done'
      ? [
          t('rowCount', { count: done, shown: formats.number(done) }),
          formats.bytes(bytes ?? 0),
          expiresAt && !outdated && t('until', { when: formats.dateTime(expiresAt) }),
        ]
      : [t(`status.${status}`), formats.relative(createdAt)]
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>{fileName}</p>
        <p className={styles.note} data-bad={status === 'failed' || undefined}>
          {facts.filter(Boolean).join(' · ')}
        </p>
        {outdated && (
          <p className={styles.note} data-warn>
            {t('outdated')}
          </p>
        )}
        {error && <p className={styles.note}>{`${error.message}. ${error.mend}`}</p>}
      </div>
      <div className={styles.acts}>
        {download && (
          <Button
            component="a"
            href={download}
            download={fileName}
            aria-label={t('downloadNamed', { file: fileName })}
            leftSection={<IconDownload size={16} stroke={1.6} />}
          >
            {t('download')}
          </Button>
        )}
        <ActionIcon
          aria-label={t('removeNamed', { file: fileName })}
          loading={removal.isPending}
          onClick={() => removal.mutate(item.id)}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </div>
    </div>
  )
}
