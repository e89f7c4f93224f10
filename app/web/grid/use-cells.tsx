import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import type { CellMode } from '../ui/DataTable.tsx'
import { useShortcuts } from '../ui/keyboard.ts'

const Sheet = lazy(async () => ({ default: (await import('./Sheet.tsx')).Sheet }))

/** The mode in which a list's cells are written in place; its code comes with the first use. */
export function useCells(model: ObjectModel, allowed: boolean): CellMode<AnyRecord> | undefined {
  const { t } = useTranslation('ui')
  const [on, setOn] = useState(false)
  const toggle = () => setOn((was) => !was)
  useShortcuts(allowed ? [{ keys: 'i', label: t('table.editCells'), group: t('table.group'), run: toggle }] : [])
  if (!allowed) return undefined
  return {
    on,
    toggle,
    part: (table) => (
      <Suspense>
        <Sheet model={model} table={table} leave={() => setOn(false)} />
      </Suspense>
    ),
  }
}
