import { useTranslation } from 'react-i18next'
import { placeOf } from '../search.ts'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import type { Import } from './import-model.ts'
import styles from './ResultStep.module.css'
import { objectNamed, useImportedObjects } from './use-objects.ts'

/** What the undo left as it is, because somebody changed it since. */
export function UndoConflicts({ imported: { undoConflicts } }: { imported: Import }) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const objects = useImportedObjects()
  const { count, items } = undoConflicts
  if (count === 0) return null
  return (
    <section className={styles.conflicts}>
      <h3>{t('undo.conflicts', { count, shown: formats.number(count) })}</h3>
      <p>{t('undo.conflictsText')}</p>
      <ul>
        {items.map(({ object, recordId, field, now }) => (
          <li key={`${recordId} ${field}`}>
            <UiLink href={placeOf(object, recordId)}>{objectNamed(objects, object)?.label(field) ?? field}</UiLink>
            <span>{wordsOf(now)}</span>
          </li>
        ))}
      </ul>
      {count > items.length && <p>{t('undo.more', { count: count - items.length })}</p>}
    </section>
  )
}

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
