import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { type Column, DataTable } from '#app/web/ui/DataTable.tsx'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Sequences.module.css'
import { type Template, templatesQuery } from './sequence-client.ts'
import { TemplateDrawer } from './TemplateDrawer.tsx'

const idOf = ({ id }: Template) => id
const hrefOf = ({ id }: Template) => `/mail-templates?open=${id}`

/** All mail templates: everybody's, and one's own. */
export function TemplatesScreen() {
  const { t } = useTranslation(['sequences', 'objects', 'ui'])
  const formats = useFormats()
  const queries = useQueryClient()
  const { session } = useShell()
  const may = mayIn(session)
  const query = useQuery({ ...templatesQuery, enabled: may('mailTemplates.read') })
  const router = useRouter()
  const { open }: { open?: string } = useSearch({ strict: false })
  const again = () => queries.invalidateQueries({ queryKey: api.mailTemplates.key() })
  const remove = async ({ id, name, folder, personal, subject, body }: Template) => {
    try {
      await client.mailTemplates.remove({ id })
      await again()
      await offerUndo(t('templates.removed', { name }), async () => {
        await client.mailTemplates.create({ name, folder, personal, subject, body })
        await again()
      })
    } catch (problem) {
      tellFailure(problem)
    }
  }
  const mayRemove = may('mailTemplates.delete')
  // biome-ignore lint/correctness/useExhaustiveDependencies: removing asks anew by itself
  const columns = useMemo(() => columnsOf(t, formats, mayRemove ? remove : undefined), [t, formats, mayRemove])
  if (!may('mailTemplates.read'))
    return (
      <>
        <PageHeader title={t('templates.title')} />
        <ForbiddenState reason={t('forbidden')} />
      </>
    )
  const rows = query.data?.items ?? []
  if (query.error && rows.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const opened = open === 'new' ? open : rows.find(({ id }) => id === open)
  const empty = !query.isPending && rows.length === 0
  const mayMake = may('mailTemplates.create')
  const begin = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      title={mayMake ? undefined : t('objects:may.notCreate')}
      data-disabled={mayMake ? undefined : true}
      aria-disabled={mayMake ? undefined : true}
      onClick={() => mayMake && router.history.push('/mail-templates?open=new')}
    >
      {t('templates.new')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        note={empty || query.isPending ? undefined : formats.number(rows.length)}
        actions={empty ? undefined : begin}
      />
      {empty ? (
        <EmptyState title={t('templates.empty.title')} action={begin}>
          {t('templates.empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          name="mail-templates"
          label={t('templates.title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          hrefOf={hrefOf}
          open={(row) => router.history.push(hrefOf(row))}
          phone={(row) => ({ title: row.name, detail: row.subject, note: row.folder })}
          loading={query.isPending}
        />
      )}
      {opened && (
        <TemplateDrawer
          key={opened === 'new' ? 'new' : opened.id}
          template={opened === 'new' ? undefined : opened}
          folders={[...new Set(rows.flatMap(({ folder }) => folder || []))]}
          mayChange={may(opened === 'new' ? 'mailTemplates.create' : 'mailTemplates.update')}
          close={() => router.history.push('/mail-templates')}
        />
      )}
    </>
  )
}

type Words = TFunction<['sequences', 'objects', 'ui']>

const columnsOf = (t: Words, formats: Formats, remove?: (template: Template) => Promise<void>): Column<Template>[] => [
  { key: 'name', label: t('templates.name'), width: 240, cell: ({ name }) => name },
  {
    key: 'subject',
    label: t('mail.subject'),
    width: 320,
    cell: ({ subject }) => <span className={styles.oneLine}>{subject}</span>,
  },
  { key: 'folder', label: t('templates.folder'), width: 140, cell: ({ folder }) => folder || '–' },
  {
    key: 'personal',
    label: t('templates.whose'),
    width: 120,
    cell: ({ personal }) => t(personal ? 'templates.mine' : 'templates.everybody'),
  },
  { key: 'used', label: t('templates.used'), width: 90, align: 'end', cell: ({ used }) => formats.number(used) },
  {
    key: 'updated',
    label: t('templates.updated'),
    width: 130,
    cell: ({ updatedAt }) => <time dateTime={updatedAt}>{formats.relative(updatedAt)}</time>,
  },
  ...(remove
    ? [
        {
          key: 'remove',
          label: '',
          width: 56,
          cell: (template: Template) => (
            <ActionIcon
              aria-label={t('templates.remove', { name: template.name })}
              onClick={(event) => {
                event.stopPropagation()
                void remove(template)
              }}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          ),
        },
      ]
    : []),
]
