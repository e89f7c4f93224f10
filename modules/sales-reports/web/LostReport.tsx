import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Scope } from '#app/web/reports/figures-client.ts'
import { PartsReport } from './PartsReport.tsx'

const columns = [
  { metric: 'sales.lost', unit: 'count' },
  { metric: 'sales.lostValue', unit: 'money' },
  { metric: 'sales.lostDaysMean', unit: 'days' },
] as const

/** Why deals were lost, and in which stage. */
export function LostReport({ model, scope }: { model: ObjectModel; scope: Scope }) {
  const { t } = useTranslation('sales-reports')
  return (
    <>
      <PartsReport {...{ model, scope, columns }} by="outcomeReason" title={t('lostWhy')} note={t('lostWhyNote')} />
      <PartsReport {...{ model, scope, columns }} by="stage" title={t('lostWhere')} note={t('lostWhereNote')} />
    </>
  )
}
