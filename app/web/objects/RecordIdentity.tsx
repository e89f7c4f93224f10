import { useTranslation } from 'react-i18next'
import { QuickActions } from '../ui/QuickActions.tsx'
import { RecordHead } from '../ui/RecordHead.tsx'
import { useObjects } from './ObjectsProvider.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { useViewTools } from './use-view-tools.ts'

/** Who or what it is, and what one does most about it. */
export function RecordIdentity({ model, record }: { model: ObjectModel; record: AnyRecord }) {
  const toolsFor = useViewTools(model)
  const { view } = model
  const { t } = useTranslation('objects')
  const { models } = useObjects()
  const mayMake = (object: string) => models.get(object)?.descriptor.may.create
  const actions = (record.deletedAt ? [] : (view.actions?.(record, model.words) ?? [])).map(({ makes, ...action }) =>
    makes && !mayMake(makes) ? { ...action, forbidden: t('may.notCreate') } : action,
  )
  return (
    <RecordHead name={model.titleOf(record)} kind={view.kind} detail={view.detail?.(record, toolsFor(record))}>
      {actions.length > 0 && <QuickActions actions={actions} />}
    </RecordHead>
  )
}
