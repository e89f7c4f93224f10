import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowsDiff, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { hrefWith } from '../objects/list-search.ts'
import { useModel } from '../objects/ObjectsProvider.tsx'
import { RelatedRecords } from '../objects/RelatedRecords.tsx'
import { RouteError } from '../shell/RouteError.tsx'
import { RouteNotFound } from '../shell/RouteNotFound.tsx'
import { useShell } from '../shell/shell-context.ts'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { AskedOf } from './AskedOf.tsx'
import { SegmentHistory } from './SegmentHistory.tsx'
import { SegmentName } from './SegmentName.tsx'
import styles from './Segments.module.css'
import { membersFilter, type Segment, segmentQuery } from './segment-client.ts'
import { Trend } from './Trend.tsx'

const DeleteSegment = lazy(async () => ({ default: (await import('./DeleteSegment.tsx')).DeleteSegment }))

/** One segment: what it asks, who is in, who came and went. */
export function SegmentScreen() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(segmentQuery(id))
  if (data) return <Loaded segment={data} />
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  return error ? <RouteError error={error} reset={() => void refetch()} /> : <PageSkeleton />
}

function Loaded({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const router = useRouter()
  const model = useModel(segment.object)
  const { session } = useShell()
  const [deleting, setDeleting] = useState(false)
  const may = (right: string) => session.permissions.includes(right)
  const allHref = model && hrefWith(model.path, { filter: membersFilter(segment.id) })
  return (
    <>
      <PageHeader
        title={segment.name}
        trail={[{ label: t('title'), href: '/segments' }]}
        note={segment.filling ? t('filling') : formats.number(segment.size)}
        actions={
          <>
            {allHref && (
              <Button variant="filled" onClick={() => router.history.push(allHref)}>
                {t('screen.openAll', { count: segment.size })}
              </Button>
            )}
            <Menu position="bottom-end" width={200}>
              <Menu.Target>
                <ActionIcon aria-label={t('objects:list.more')}>
                  <IconDots size={16} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconPencil size={16} stroke={1.6} />}
                  disabled={!may('segments.update')}
                  onClick={() => router.history.push(`/segments/${segment.id}/edit`)}
                >
                  {t('screen.edit')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowsDiff size={16} stroke={1.6} />}
                  onClick={() => router.history.push(`/segments/comparison?a=${segment.id}`)}
                >
                  {t('screen.compareWith')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconTrash size={16} stroke={1.6} />}
                  disabled={!may('segments.delete')}
                  onClick={() => setDeleting(true)}
                >
                  {t('screen.delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <div className={styles.page}>
        <div className={`${styles.inner} ${styles.wide}`}>
          <div className={styles.acts}>
            <SegmentName name={t(`kind.${segment.kind}`)} color={segment.color} />
            <span className={styles.quiet}>{model?.many}</span>
            <Trend trend={segment.trend} size={segment.size} />
            {segment.refreshedAt && (
              <span className={styles.quiet}>
                {t('screen.refreshed', { when: formats.relative(segment.refreshedAt) })}
              </span>
            )}
          </div>
          {segment.description && <p className={styles.quiet}>{segment.description}</p>}
          {segment.kind === 'live' && <AskedOf segment={segment} />}
          <div className={styles.two}>
            <div className={styles.card}>
              <RelatedRecords
                object={segment.object}
                label={t('screen.members')}
                filter={membersFilter(segment.id)}
                most={12}
              />
            </div>
            <div className={styles.card}>
              <h2 className={styles.heading}>{t('screen.history')}</h2>
              <SegmentHistory segment={segment} />
            </div>
          </div>
        </div>
      </div>
      {deleting && (
        <Suspense>
          <DeleteSegment segment={segment} close={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  )
}
