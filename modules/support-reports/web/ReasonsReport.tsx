import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Scope } from '#app/web/reports/figures-client.ts'
import { FiguresCard } from './FiguresCard.tsx'

/** Why customers write: by the type of their tickets. */
export function ReasonsReport({ model, days }: { model: ObjectModel; days: Scope['days'] }) {
  const { t } = useTranslation('support-reports')
  const type = model.field('type')
  return (
    <FiguresCard
      scope={{ days, filter: undefined }}
      name="reasons"
      by="type"
      first={type?.label ?? t('reason')}
      nameOf={(value) => type?.options?.find((option) => option.value === value)?.label ?? t('none.reason')}
      path="/tickets"
    />
  )
}
