import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import { RelationInput } from '../objects/RelationInput.tsx'
import { textOf } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Rules.module.css'

interface TryRecordProps {
  object: string
  detail: string
  recordId: string
  choose: (recordId: string) => void
  /** What else is asked, beside the record. */
  beside?: ReactNode
  error: Error | null
  /** What the rules would make of it. */
  children: ReactNode
}

/** Asks what rules would make of a record; nothing is done. */
export function TryRecord({ object, detail, recordId, choose, beside, error, children }: TryRecordProps) {
  const { t } = useTranslation('rules')
  const formats = useFormats()
  const model = useModel(object)
  if (!model) return null
  return (
    <section className={styles.section} aria-label={t('try')}>
      <h3 className={styles.heading}>{t('try')}</h3>
      <p className={styles.quiet}>{detail}</p>
      <div className={beside ? styles.two : styles.narrow}>
        <RelationInput
          model={model}
          field={{ key: 'record', label: t('record'), type: 'relation', object }}
          value={recordId}
          values={() => undefined}
          required={false}
          currency={formats.currency}
          onChange={(id) => choose(textOf(id))}
        />
        {beside}
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {error.message}
        </p>
      )}
      {children}
    </section>
  )
}
