import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import type { ObjectModel } from './object-model.ts'
import { RecordForm } from './RecordForm.tsx'

interface ForEachDrawerProps {
  /** Of what one is made for each. */
  model: ObjectModel
  /** "12 contacts" */
  what: string
  make: (object: string, values: Record<string, unknown>) => Promise<unknown>
  close: () => void
}

/** One record of another object for each of those chosen: a task about each of these contacts. */
export function ForEachDrawer({ model, what, make, close }: ForEachDrawerProps) {
  const { t } = useTranslation('objects')
  const { session } = useShell()
  return (
    <SideDrawer size={480} close={close} title={t('bulk.forEachOf', { what: model.words('new'), records: what })}>
      <RecordForm
        model={model}
        initial={model.view.fresh?.(session)}
        cancel={close}
        saved={close}
        instead={async (values) => {
          await make(model.descriptor.name, values)
          close()
        }}
      />
    </SideDrawer>
  )
}
