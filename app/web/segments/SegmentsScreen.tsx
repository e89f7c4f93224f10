import { Button } from '@mantine/core'
import { IconArrowsDiff, IconGridDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { mayIn } from '../session.ts'
import { CollectionScreen } from '../shell/CollectionScreen.tsx'
import { useShell } from '../shell/shell-context.ts'
import type { Column } from '../ui/DataTable.tsx'
import { type Formats, useFormats } from '../ui/format.ts'
import type { Models } from './beyond.ts'
import { SegmentName } from './SegmentName.tsx'
import { type Segment, segmentsQuery } from './segment-client.ts'
import { Trend } from './Trend.tsx'

/** All segments with their sizes and how these went. */
export function SegmentsScreen() {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const { models } = useObjects()
  const query = useQuery(segmentsQuery())
  const columns = useMemo(() => columnsOf(t, formats, models), [t, formats, models])
  const may = mayIn(session)
  const quiet = (label: string, Icon: typeof IconGridDots, href: string) => (
    <Button
      variant="subtle"
      color="gray"
      visibleFrom="sm"
      leftSection={<Icon size={16} stroke={1.6} />}
      onClick={() => router.history.push(href)}
    >
      {label}
    </Button>
  )
  return (
    <CollectionScreen
      name="segments"
      title={t('title')}
      mayRead={may('segments.read')}
      forbidden={t('forbidden')}
      query={query}
      columns={columns}
      hrefOf={({ id }) => `/segments/${id}`}
      phone={(row) => ({
        title: <SegmentName name={row.name} color={row.color} />,
        detail: [models.get(row.object)?.many, t(`kind.${row.kind}`)].filter(Boolean).join(' · '),
        value: row.filling ? t('filling') : formats.number(row.size),
      })}
      begin={{ label: t('list.new'), href: '/segments/new', may: may('segments.create') }}
      empty={{ title: t('list.empty.title'), text: t('list.empty.text') }}
      actions={
        <>
          {models.has('order') && models.has('contact') && quiet(t('list.rfm'), IconGridDots, '/rfm')}
          {(query.data?.items.length ?? 0) > 1 && quiet(t('list.compare'), IconArrowsDiff, '/segments/comparison')}
        </>
      }
    />
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
