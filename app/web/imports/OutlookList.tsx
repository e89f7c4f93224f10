import { type Icon, IconBellOff, IconFileX, IconMinus, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import type { Import } from './import-model.ts'
import styles from './OptionsStep.module.css'
import type { ImportedObject } from './use-objects.ts'
import { useMatchWords } from './words.ts'

/** What is about to happen, a sentence each. */
export function OutlookList({ imported, object }: { imported: Import; object: ImportedObject }) {
  const { t, i18n } = useTranslation('imports')
  const formats = useFormats()
  const nameOf = useMatchWords(object)
  const { counts, matchOn, mode } = imported
  const keys = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(matchOn.map(nameOf))
  const creates = mode === 'update' ? 0 : counts.creates
  const updates = mode === 'create' ? 0 : counts.updates
  const skipped = (mode === 'update' ? counts.creates : 0) + (mode === 'create' ? counts.updates : 0)
  const lines: [Icon, string, number][] = [
    [IconPlus, 'creates', creates],
    [IconPencil, 'updates', updates],
    [IconMinus, mode === 'create' ? 'asTheyAre' : 'unknown', skipped],
    [IconFileX, 'mend', counts.mend],
    [IconTrash, 'leftOut', counts.leftOut],
  ]
  return (
    <ul className={styles.outlook}>
      {lines
        .filter(([, , count]) => count > 0)
        .map(([Picture, key, count]) => (
          <li key={key}>
            <Picture size={16} stroke={1.6} aria-hidden="true" />
            <span>
              <Trans
                t={t}
                i18nKey={`outlook.${key}`}
                count={count}
                values={{ what: object.counted(count, formats.number(count)), rows: formats.number(count), keys }}
                components={{ b: <strong /> }}
              />
            </span>
          </li>
        ))}
      <li>
        <IconBellOff size={16} stroke={1.6} aria-hidden="true" />
        <span>{t('outlook.quiet')}</span>
      </li>
    </ul>
  )
}
