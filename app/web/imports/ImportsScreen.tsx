import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RouteError } from '../shell/RouteError.tsx'
import { useShell } from '../shell/shell-context.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ExampleSheet } from './ExampleSheet.tsx'
import { importsQuery } from './import-client.ts'
import { importColumns, importPhoneRow } from './import-columns.tsx'
import type { Summary } from './import-model.ts'
import { UndoDialog } from './UndoDialog.tsx'
import { objectNamed, useImportedObjects } from './use-objects.ts'

const hrefOf = ({ id }: Summary) => `/imports/${id}`
const idOf = ({ id }: Summary) => id

/** Every file that was brought in: by whom, what became of it, and the way back. */
export function ImportsScreen() {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const objects = useImportedObjects()
  const query = useInfiniteQuery(importsQuery())
  const [undoing, setUndoing] = useState<Summary>()
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the objects are made anew on each render, in the same words
  const columns = useMemo(() => importColumns({ t, formats, objects, undo: setUndoing }), [t, formats, objects?.length])
  if (!session.permissions.includes('import'))
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
      leftSection={<IconUpload size={16} stroke={1.6} />}
      onClick={() => router.history.push('/imports/new')}
    >
      {t('list.begin')}
    </Button>
  )
  const undoneObject = objectNamed(objects, undoing?.object)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          empty ? undefined : (
            <>
              <Button variant="subtle" color="gray" onClick={() => router.history.push('/imports/remembered')}>
                {t('remembered.title')}
              </Button>
              {begin}
            </>
          )
        }
      />
      {empty ? (
        <EmptyState title={t('list.empty.title')} picture={<ExampleSheet />} action={begin}>
          {t('list.empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          name="imports"
          label={t('title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          hrefOf={hrefOf}
          open={(row) => router.history.push(hrefOf(row))}
          phone={(row) => importPhoneRow(row, { t, formats, objects })}
          loading={query.isPending || !objects}
          more={{
            available: query.hasNextPage,
            loading: query.isFetchingNextPage,
            load: () => void query.fetchNextPage(),
          }}
        />
      )}
      {undoing && undoneObject && (
        <UndoDialog
          id={undoing.id}
          counts={undoing.counts}
          object={undoneObject}
          opened
          close={() => {
            setUndoing(undefined)
            void query.refetch()
          }}
        />
      )}
    </>
  )
}
