import { Badge, Button } from '@mantine/core'
import { IconArchive, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
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
import { type Form, formsQuery } from './form-client.ts'

const hrefOf = ({ id }: Form) => `/forms/${id}`
const idOf = ({ id }: Form) => id

export const stateColors = { draft: 'gray', published: 'green', archived: 'yellow' } as const

/** All forms with how they do. */
export function FormsScreen() {
  const { t } = useTranslation('forms')
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const { archived = false }: { archived?: boolean } = useSearch({ strict: false })
  const query = useQuery(formsQuery(archived))
  const columns = useMemo(() => columnsOf(t, formats), [t, formats])
  const may = mayIn(session)
  if (!may('forms.read'))
    return (
      <>
        <PageHeader title={t('title')} />
        <ForbiddenState reason={t('forbidden')} />
      </>
    )
  const rows = query.data?.items ?? []
  if (query.error && rows.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const empty = !query.isPending && rows.length === 0
  const begin = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      title={may('forms.create') ? undefined : t('objects:may.notCreate')}
      data-disabled={may('forms.create') ? undefined : true}
      aria-disabled={may('forms.create') ? undefined : true}
      onClick={() => may('forms.create') && router.history.push('/forms/new')}
    >
      {t('list.new')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={archived ? t('list.archived') : t('title')}
        trail={archived ? [{ label: t('title'), href: '/forms' }] : []}
        note={empty || query.isPending ? undefined : formats.number(rows.length)}
        actions={
          <>
            {!archived && (
              <Button
                variant="subtle"
                color="gray"
                visibleFrom="sm"
                leftSection={<IconArchive size={16} stroke={1.6} />}
                onClick={() => router.history.push('/forms?archived=true')}
              >
                {t('list.archived')}
              </Button>
            )}
            {!empty && !archived && begin}
          </>
        }
      />
      {empty ? (
        <EmptyState
          title={t(archived ? 'list.noneArchived' : 'list.empty.title')}
          action={archived ? undefined : begin}
        >
          {archived ? t('list.archivedText') : t('list.empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          name="forms"
          label={t('title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          hrefOf={hrefOf}
          open={(row) => router.history.push(hrefOf(row))}
          phone={({ name, state, figures }) => ({
            title: name,
            detail: t(`state.${state}`),
            value: formats.number(figures.submissions),
          })}
          loading={query.isPending}
        />
      )}
    </>
  )
}

const columnsOf = (t: TFunction<'forms'>, formats: Formats): Column<Form>[] => [
  { key: 'name', label: t('list.name'), width: 260, cell: ({ name }) => name },
  {
    key: 'state',
    label: t('list.state'),
    width: 130,
    cell: ({ state }) => <Badge color={stateColors[state]}>{t(`state.${state}`)}</Badge>,
  },
  {
    key: 'views',
    label: t('figures.views'),
    width: 110,
    align: 'end',
    cell: ({ figures }) => formats.number(figures.views),
  },
  {
    key: 'submissions',
    label: t('figures.submissions'),
    width: 120,
    align: 'end',
    cell: ({ figures }) => formats.number(figures.submissions),
  },
  {
    key: 'conversion',
    label: t('figures.conversion'),
    width: 120,
    align: 'end',
    cell: ({ figures }) =>
      figures.conversion === null ? '–' : t('percent', { value: formats.number(Math.round(figures.conversion * 100)) }),
  },
  {
    key: 'created',
    label: t('figures.created'),
    width: 130,
    align: 'end',
    cell: ({ figures }) => formats.number(figures.created),
  },
  {
    key: 'last',
    label: t('list.last'),
    width: 140,
    cell: ({ figures: { lastAt } }) =>
      lastAt ? (
        <time dateTime={lastAt} title={formats.dateTime(lastAt)}>
          {formats.relative(lastAt)}
        </time>
      ) : (
        '–'
      ),
  },
]
