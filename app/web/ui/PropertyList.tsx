import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from './field.ts'
import { PropertyLine } from './PropertyLine.tsx'
import styles from './PropertyList.module.css'

interface PropertyListProps {
  label: string
  fields: Field[]
  /** The record; read by the fields' keys. */
  values: Record<string, unknown>
  currency?: string
  /** Saves one field; a rejection's message is shown under it and what was typed stays. Left out: nothing can be edited. */
  save?: (key: string, value: unknown) => Promise<unknown>
  /** Begins folded; given at all, the heading folds and unfolds it. */
  collapsed?: boolean
  /** At the right of the heading. */
  action?: ReactNode
}

/** A group of a record's properties; a press on a value edits it in place. */
export function PropertyList({ label, fields, values, currency, save, action, collapsed }: PropertyListProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [folded, setFolded] = useState(collapsed ?? false)
  return (
    <section className={styles.group} aria-label={label}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          {collapsed === undefined ? (
            label
          ) : (
            <button
              type="button"
              className={`plain ${styles.fold}`}
              aria-expanded={!folded}
              aria-controls={id}
              onClick={() => setFolded(!folded)}
            >
              {label}
              <IconChevronRight className={styles.arrow} size={14} stroke={1.8} aria-hidden="true" />
            </button>
          )}
        </h2>
        {action}
      </div>
      <dl id={id} className={styles.list} hidden={folded}>
        {fields.map((field) => (
          <PropertyLine
            key={field.key}
            field={field}
            value={values[field.key]}
            currency={currency}
            save={field.readOnly ? undefined : save && ((value) => save(field.key, value))}
            addLabel={t('property.add')}
          />
        ))}
      </dl>
    </section>
  )
}
