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
import { RemoveTemplate } from './RemoveTemplate.tsx'
import styles from './Sequences.module.css'
import { type Template, templatesQuery } from './sequence-client.ts'
import { TemplateDrawer } from './TemplateDrawer.tsx'

/** All mail templates: everybody's, and one's own. */
export function TemplatesScreen() {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  const { session } = useShell()
  const may = mayIn(session)
  const query = useQuery({ ...templatesQuery, enabled: may('mailTemplates.read') })
  const router = useRouter()
  const { open }: { open?: string } = useSearch({ strict: false })
  const mayRemove = may('mailTemplates.delete')
  const columns = useMemo(() => columnsOf(t, formats, mayRemove), [t, formats, mayRemove])
  const rows = query.data?.items ?? []
  const opened = open === 'new' ? open : rows.find(({ id }) => id === open)
  return (
    <>
      <CollectionScreen
        name="mail-templates"
        title={t('templates.title')}
        mayRead={may('mailTemplates.read')}
        forbidden={t('forbidden')}
        query={query}
        columns={columns}
        hrefOf={({ id }) => `/mail-templates?open=${id}`}
        phone={(row) => ({ title: row.name, detail: row.subject, note: row.folder })}
        begin={{ label: t('templates.new'), href: '/mail-templates?open=new', may: may('mailTemplates.create') }}
        empty={{ title: t('templates.empty.title'), text: t('templates.empty.text') }}
      />
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

const columnsOf = (t: TFunction<'sequences'>, formats: Formats, mayRemove: boolean): Column<Template>[] => [
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
  ...(mayRemove
    ? [{ key: 'remove', label: '', width: 56, cell: (row: Template) => <RemoveTemplate template={row} /> }]
    : []),
]
