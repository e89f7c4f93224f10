import { Button } from '@mantine/core'
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { useShell } from '../shell/shell-context.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ExampleRecord } from '../ui/ExampleRecord.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { MessageState } from '../ui/MessageState.tsx'
import { DemoButton } from './DemoButton.tsx'
import { hrefWith, type ListSearch } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'

interface NothingListedProps {
  model: ObjectModel
  search: ListSearch
  problem: unknown
  retry: () => void
  /** Takes filters and words away. */
  clear: () => void
}

/** Where rows would stand: why there are none, and the way on. */
export function NothingListed({ model, search, problem, retry, clear }: NothingListedProps) {
  const { t } = useTranslation('objects')
  if (problem) return <ListProblem problem={problem} narrowed={Boolean(search.filter)} retry={retry} clear={clear} />
  if (search.filter || search.q)
    return (
      <MessageState
        title={t('list.nothingFits')}
        detail={t('list.nothingFitsDetail')}
        action={<Button onClick={clear}>{t('list.clearAll')}</Button>}
      />
    )
  if (search.trash) return <MessageState title={t('trash.empty')} detail={t('trash.emptyDetail')} />
  return <FirstRecord model={model} />
}

function ListProblem({
  problem,
  narrowed,
  retry,
  clear,
}: Omit<NothingListedProps, 'model' | 'search'> & { narrowed: boolean }) {
  const { t } = useTranslation('objects')
  const api = problem instanceof ApiProblem ? problem : undefined
  if (api?.status === 403) return <ForbiddenState reason={api.message} />
  // A filter from an old link may name a field that is gone: say which, and offer the list without it.
  if (api?.status === 422 && narrowed)
    return (
      <MessageState
        role="alert"
        title={t('list.badFilter')}
        detail={api.errors.map(({ message, mend }) => [message, mend].filter(Boolean).join('. ')).join(' ')}
        action={<Button onClick={clear}>{t('list.clearAll')}</Button>}
      />
    )
  return (
    <ErrorState
      kind={api?.code === 'offline' ? 'offline' : 'failed'}
      detail={api?.code === 'offline' ? undefined : api?.message}
      requestId={api?.requestId}
      retry={retry}
    />
  )
}

function FirstRecord({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('objects')
  const router = useRouter()
  const { session } = useShell()
  const { view, descriptor } = model
  const mayImport = view.canImport && session.permissions.includes('import')
  return (
    <EmptyState
      title={model.words('empty.title')}
      picture={view.canImport && !descriptor.custom ? <ExampleRecord /> : undefined}
      action={
        mayImport ? (
          <Button
            variant="filled"
            leftSection={<IconUpload size={16} stroke={1.6} />}
            onClick={() => router.history.push(`/imports/new?object=${descriptor.name}`)}
          >
            {t('list.importFile')}
          </Button>
        ) : (
          descriptor.may.create && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => router.history.push(hrefWith(model.path, { new: true }))}
            >
              {model.words('new')}
            </Button>
          )
        )
      }
      alternative={mayImport && !descriptor.custom && <DemoButton />}
    >
      {model.words('empty.text')}
    </EmptyState>
  )
}
