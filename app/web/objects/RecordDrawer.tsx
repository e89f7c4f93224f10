import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { FormSkeleton } from '../ui/PageSkeleton.tsx'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { tell } from '../ui/toasts.tsx'
import type { ObjectModel } from './object-model.ts'
import { RecordForm } from './RecordForm.tsx'
import type { RecordFormsProps } from './RecordForms.tsx'
import { recordQuery } from './use-record.ts'

/** The form of a new record, or of one to change, beside the list it belongs to. */
export function RecordDrawer({ model, search, initial, close, opened }: RecordFormsProps & { opened: boolean }) {
  const { t } = useTranslation('objects')
  const router = useRouter()
  const { session } = useShell()
  return (
    <SideDrawer
      opened={opened}
      size={480}
      close={close}
      title={search.edit ? t('form.edit', { what: model.one }) : model.words('new')}
    >
      <Suspense fallback={<FormSkeleton count={6} />}>
        {search.edit ? (
          <EditForm key={search.edit} model={model} id={search.edit} close={close} />
        ) : (
          <RecordForm
            model={model}
            initial={{ ...model.view.fresh?.(session), ...initial }}
            cancel={close}
            saved={(record) => {
              tell(t('form.created', { name: model.titleOf(record) }))
              if (initial) close()
              else router.history.push(`${model.path}/${record.id}`)
            }}
          />
        )}
      </Suspense>
    </SideDrawer>
  )
}

function EditForm({ model, id, close }: { model: ObjectModel; id: string; close: () => void }) {
  const { data: record } = useQuery(recordQuery(model, id))
  if (!record) return <FormSkeleton count={6} />
  return <RecordForm model={model} record={record} cancel={close} saved={close} />
}
