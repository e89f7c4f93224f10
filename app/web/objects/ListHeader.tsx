import { ActionIcon, Button } from '@mantine/core'
import { IconDots, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BeginButton } from '../shell/BeginButton.tsx'
import { useShell } from '../shell/shell-context.ts'
import { onDemand } from '../ui/on-demand.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import type { ListSearch } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'
import { useCountWords } from './use-count-words.ts'
import { countQuery } from './use-list.ts'

const ListHeaderItems = onDemand(async () => (await import('./ListHeaderItems.tsx')).ListHeaderItems)

interface ListHeaderProps {
  model: ObjectModel
  search: ListSearch
  change: (patch: Partial<ListSearch>) => void
  /** There is nothing at all yet: the screen below has the one filled button. */
  bare: boolean
}

/** Which list this is, how many there are in all, and what can be made. */
export function ListHeader({ model, search, change, bare }: ListHeaderProps) {
  const { t } = useTranslation('objects')
  const router = useRouter()
  const countWords = useCountWords()
  const { session } = useShell()
  const { data: inAll } = useQuery(countQuery(model, search.trash ? { trash: true } : {}))
  const { descriptor, view, path } = model
  const mayImport = view.canImport && session.permissions.includes('import')
  const canFill = view.canImport && bare
  return (
    <PageHeader
      title={search.trash ? t('trash.title') : model.many}
      trail={search.trash ? [{ label: model.many, href: path }] : undefined}
      note={bare || !inAll ? undefined : countWords(inAll)}
      actions={
        <>
          {mayImport && !search.trash && (
            <Button
              variant="subtle"
              color="gray"
              visibleFrom="sm"
              leftSection={<IconUpload size={16} stroke={1.6} />}
              onClick={() => router.history.push(`/imports/new?object=${descriptor.name}`)}
            >
              {t('list.import')}
            </Button>
          )}
          {!search.trash && (
            <BeginButton
              label={model.words('new')}
              may={descriptor.may.create}
              begin={() => change({ new: true })}
              variant={canFill ? 'default' : 'filled'}
            />
          )}
          <ListHeaderItems
            model={model}
            search={search}
            mayImport={Boolean(mayImport)}
            mayExport={session.permissions.includes('export')}
          >
            <ActionIcon aria-label={t('list.more')}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </ListHeaderItems>
        </>
      }
    />
  )
}
