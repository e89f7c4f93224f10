import { useCallback } from 'react'
import type { PhoneRow } from '../ui/DataTable.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { useViewTools } from './use-view-tools.ts'

/** A record as two lines, for the phone. */
export function usePhoneRow(model: ObjectModel) {
  const toolsFor = useViewTools(model)
  const { view } = model
  return useCallback(
    (record: AnyRecord): PhoneRow => {
      const name = model.titleOf(record)
      return {
        avatar: view.kind && <RecordAvatar name={name} kind={view.kind} size={34} />,
        title: name,
        ...view.phone(record, toolsFor(record)),
      }
    },
    [model, view, toolsFor],
  )
}
