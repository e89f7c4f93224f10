import { Badge, Button } from '@mantine/core'
import { IconMail, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { type Column, DataTable } from '#app/web/ui/DataTable.tsx'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { Approvals } from './Approvals.tsx'
import { type Sequence, sequencesQuery } from './sequence-client.ts'

const idOf = ({ id }: Sequence) => id
const hrefOf = ({ id }: Sequence) => `/sequences/${id}`
export const stateColors = { draft: 'gray', on: 'green', archived: 'yellow' } as const

/** All sequences with how they do; above them the mails that wait for approval. */
export function SequencesScreen() {
  const { t } = useTranslation(['sequences', 'objects'])
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const may = mayIn(session)
  const query = useQuery({ ...sequencesQuery, enabled: may('sequences.read') })
  const columns = useMemo(() => columnsOf(t, formats), [t, formats])
  if (!may('sequences.read'))
    return (
      <>
        <PageHeader title={t('title')} />
        <ForbiddenState reason={t('forbidden')} />
      </>
    )
  const rows = query.data?.items ?? []
  if (query.error && rows.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const empty = !query.isPending && rows.length === 0
  const mayMake = may('sequences.create')
  const begin = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      title={mayMake ? undefined : t('objects:may.notCreate')}
      data-disabled={mayMake ? undefined : true}
      aria-disabled={mayMake ? undefined : true}
      onClick={() => mayMake && router.history.push('/sequences/new')}
    >
      {t('list.new')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        note={empty || query.isPending ? undefined : formats.number(rows.length)}
        actions={
          <>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconMail size={16} stroke={1.6} />}
              onClick={() => router.history.push('/mail-templates')}
            >
              {t('templates.title')}
            </Button>
            {!empty && begin}
          </>
        }
      />
      <Approvals />
      {empty ? (
        <EmptyState title={t('list.empty.title')} action={begin}>
          {t('list.empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          name="sequences"
          label={t('title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          hrefOf={hrefOf}
          open={(row) => router.history.push(hrefOf(row))}
          phone={({ name, state, figures }) => ({
            title: name,
            detail: t(`state.${state}`),
            value: formats.number(figures.active),
          })}
          loading={query.isPending}
        />
      )}
    </>
  )
}

const columnsOf = (t: TFunction<['sequences', 'objects']>, formats: Formats): Column<Sequence>[] => {
  const figure = (key: 'enrolled' | 'active' | 'paused'): Column<Sequence> => ({
    ...{ key, label: t(`figures.${key}`), width: 120, align: 'end' as const },
    cell: ({ figures }) => formats.number(figures[key]),
  })
  const ended = (key: 'finished' | 'answered'): Column<Sequence> => ({
    ...{ key, label: t(`figures.${key}`), width: 120, align: 'end' as const },
    cell: ({ figures }) => formats.number(figures.ended[key] ?? 0),
  })
  return [
    { key: 'name', label: t('settings.name'), width: 260, cell: ({ name }) => name },
    {
      key: 'state',
      label: t('list.state'),
      width: 120,
      cell: ({ state }) => <Badge color={stateColors[state]}>{t(`state.${state}`)}</Badge>,
    },
    {
      key: 'steps',
      label: t('list.steps'),
      width: 100,
      align: 'end',
      cell: ({ steps }) => formats.number(steps.length),
    },
    figure('enrolled'),
    figure('active'),
    ended('answered'),
    ended('finished'),
  ]
}
