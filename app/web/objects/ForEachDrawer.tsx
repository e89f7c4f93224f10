import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import type { ObjectModel } from './object-model.ts'
import { ANY_OWN } from './own-records.ts'
import { RecordForm } from './RecordForm.tsx'

interface ForEachDrawerProps {
  /** Of what one is made for each. */
  model: ObjectModel
  /** For each of which. */
  of: ObjectModel
  /** "12 contacts" */
  what: string
  make: (object: string, values: Record<string, unknown>) => Promise<unknown>
  close: () => void
}

/** One record of another object for each of those chosen: a task about each of these contacts. */
export function ForEachDrawer({ model, of, what, make, close }: ForEachDrawerProps) {
  const { t } = useTranslation('objects')
  const { session } = useShell()
  const { name, custom } = of.descriptor
  // Each is about its own record: the server takes the first relation that leads there.
  const own = model.fields.find(
    ({ type, object, readOnly }) =>
      type === 'relation' && !readOnly && (object === name || (object === ANY_OWN && custom !== null)),
  )
  return (
    <SideDrawer size={480} close={close} title={t('bulk.forEachOf', { what: model.words('new'), records: what })}>
      <RecordForm
        model={model}
        without={own?.key}
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
