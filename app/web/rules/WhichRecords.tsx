import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import { LiveSize } from '../segments/LiveSize.tsx'
import { useBeyond } from '../segments/use-beyond.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import type { Filter } from '../ui/filter.ts'
import { inSentence } from '../ui/in-sentence.ts'
import styles from './Rules.module.css'

interface WhichRecordsProps {
  object: string
  filter: Filter | undefined
  change: (filter: Filter | undefined) => void
  /** The rule asks about what does not show to whoever looks. */
  isHidden: boolean
}

/** Which records a rule is about, and how many these are now. */
export function WhichRecords({ object, filter, change, isHidden }: WhichRecordsProps) {
  const { t, i18n } = useTranslation('rules')
  const beyond = useBeyond(object)
  const model = useModel(object)
  return (
    <fieldset className={styles.group}>
      <legend>{t('which', { objects: inSentence(model?.many ?? '', i18n.language) })}</legend>
      {isHidden && <p className={styles.bad}>{t('unreadable')}</p>}
      {model && (
        <FilterBar fields={[...model.fields, ...model.facets]} filter={filter} onChange={change} beyond={beyond} />
      )}
      <p className={styles.small}>
        {!filter && `${t('all')} `}
        <LiveSize object={object} filter={filter} whole />
      </p>
    </fieldset>
  )
}
