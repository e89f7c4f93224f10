import { Button } from '@mantine/core'
import { IconArrowsDiff, IconGridDots, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { RouteError } from '../shell/RouteError.tsx'
import { useShell } from '../shell/shell-context.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { type Formats, useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import type { Models } from './beyond.ts'
import { SegmentName } from './SegmentName.tsx'
import { type Segment, segmentsQuery } from './segment-client.ts'
import { Trend } from './Trend.tsx'

const hrefOf = ({ id }: Segment) => `/segments/${id}`
const idOf = ({ id }: Segment) => id

/** All segments with their sizes and how these went. */
export function SegmentsScreen() {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const { models } = useObjects()
  const query = useQuery(segmentsQuery())
  const rows = query.data?.items ?? []
  const columns = useMemo(() => columnsOf(t, formats, models), [t, formats, models])
  const may = (right: string) => session.permissions.includes(right)
  if (!may('segments.read'))
    return (
      <>
        <PageHeader title={t('title')} />
        <ForbiddenState reason={t('forbidden')} />
      </>
    )
  if (query.error && rows.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const empty = !query.isPending && rows.length === 0
  const begin = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      title={may('segments.create') ? undefined : t('objects:may.notCreate')}
      data-disabled={may('segments.create') ? undefined : true}
      aria-disabled={may('segments.create') ? undefined : true}
      onClick={() => may('segments.create') && router.history.push('/segments/new')}
    >
      {t('list.new')}
    </Button>
  )
  const rfm = models.has('order') && models.has('contact') && (
    <Button
      variant="subtle"
      color="gray"
      visibleFrom="sm"
      leftSection={<IconGridDots size={16} stroke={1.6} />}
      onClick={() => router.history.push('/rfm')}
    >
      {t('list.rfm')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        note={empty || query.isPending ? undefined : formats.number(rows.length)}
        actions={
          <>
            {rfm}
            {rows.length > 1 && (
              <Button
                variant="subtle"
                color="gray"
                visibleFrom="sm"
                leftSection={<IconArrowsDiff size={16} stroke={1.6} />}
                onClick={() => router.history.push('/segments/comparison')}
              >
                {t('list.compare')}
              </Button>
            )}
            {!empty && begin}
          </>
        }
      />
      {empty ? (
        <EmptyState title={t('list.empty.title')} action={begin}>
          {t('list.empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          name="segments"
          label={t('title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          hrefOf={hrefOf}
          open={(row) => router.history.push(hrefOf(row))}
          phone={(row) => ({
            title: <SegmentName name={row.name} color={row.color} />,
            detail: [models.get(row.object)?.many, t(`kind.${row.kind}`)].filter(Boolean).join(' · '),
            value: row.filling ? t('filling') : formats.number(row.size),
          })}
          loading={query.isPending}
        />
      )}
    </>
  )
}

const columnsOf = (t: TFunction<'segments'>, formats: Formats, models: Models): Column<Segment>[] => [
  {
    key: 'name',
    label: t('list.name'),
    width: 260,
    cell: ({ name, color }) => <SegmentName name={name} color={color} />,
  },
  { key: 'object', label: t('list.object'), width: 110, cell: ({ object }) => models.get(object)?.many ?? object },
  { key: 'kind', label: t('list.kind'), width: 110, cell: ({ kind }) => t(`kind.${kind}`) },
  {
    key: 'size',
    label: t('list.size'),
    width: 110,
    align: 'end',
    cell: ({ size, filling }) => (filling ? t('filling') : formats.number(size)),
  },
  {
    key: 'trend',
    label: t('list.trend'),
    width: 140,
    cell: ({ trend, size }) => <Trend trend={trend} size={size} />,
  },
  {
    key: 'refreshed',
    label: t('list.refreshed'),
    width: 130,
    cell: ({ refreshedAt }) =>
      refreshedAt ? (
        <time dateTime={refreshedAt} title={formats.dateTime(refreshedAt)}>
          {formats.relative(refreshedAt)}
        </time>
      ) : (
        '–'
      ),
  },
]
