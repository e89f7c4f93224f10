import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Scope } from '#app/web/reports/figures-client.ts'
import { PartsReport } from './PartsReport.tsx'

const columns = [
  { metric: 'sales.open', unit: 'count' },
  { metric: 'sales.openValue', unit: 'money' },
  { metric: 'sales.weightedValue', unit: 'money' },
  { metric: 'sales.rotting', unit: 'count' },
] as const

/** How long the open deals have been open, and in which stage they stand: as things are now, whatever the period. */
export function AgeReport({ model, scope }: { model: ObjectModel; scope: Scope }) {
  const { t } = useTranslation('sales-reports')
  return (
    <>
      <PartsReport {...{ model, scope, columns }} by="age" bar={1} title={t('ageTitle')} note={t('ageNote')} />
      <PartsReport {...{ model, scope, columns }} by="stage" bar={1} title={t('stageTitle')} note={t('ageNote')} />
    </>
  )
}
