import { Badge, Button } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { CollectionScreen } from '#app/web/shell/CollectionScreen.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import type { Column } from '#app/web/ui/DataTable.tsx'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { type Form, formsQuery } from './form-client.ts'

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
  return (
    <CollectionScreen
      name="forms"
      title={archived ? t('list.archived') : t('title')}
      trail={archived ? [{ label: t('title'), href: '/forms' }] : []}
      mayRead={may('forms.read')}
      forbidden={t('forbidden')}
      query={query}
      columns={columns}
      hrefOf={({ id }) => `/forms/${id}`}
      phone={({ name, state, figures }) => ({
        title: name,
        detail: t(`state.${state}`),
        value: formats.number(figures.submissions),
      })}
      begin={archived ? undefined : { label: t('list.new'), href: '/forms/new', may: may('forms.create') }}
      empty={
        archived
          ? { title: t('list.noneArchived'), text: t('list.archivedText') }
          : { title: t('list.empty.title'), text: t('list.empty.text') }
      }
      actions={
        !archived && (
          <Button
            variant="subtle"
            color="gray"
            visibleFrom="sm"
            leftSection={<IconArchive size={16} stroke={1.6} />}
            onClick={() => router.history.push('/forms?archived=true')}
          >
            {t('list.archived')}
          </Button>
        )
      }
    />
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
