import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import type { Filter } from '../ui/filter.ts'
import styles from './Beyond.module.css'
import { useGroups } from './use-beyond.tsx'

/** Which of the related records count: an ordinary filter of theirs. */
export function WhereEditor({
  object,
  where,
  onChange,
}: {
  object: string
  where: Filter | undefined
  onChange: (where: Filter | undefined) => void
}) {
  const { t } = useTranslation('segments')
  const { models } = useObjects()
  const groups = useGroups(object)
  const model = models.get(object)
  if (!model) return null
  return (
    <div className={styles.where}>
      <span className={styles.label}>{t('beyond.where', { what: model.many })}</span>
      <FilterBar fields={model.fields} filter={where} onChange={onChange} beyond={groups} />
    </div>
  )
}
