import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { RelationInput } from '#app/web/objects/RelationInput.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Automation.module.css'
import type { Subject } from './automation-client.ts'

/** Asks which rules would do something with a record as it stands; nothing is done. */
export function TryRules({ object }: { object: Subject }) {
  const { t } = useTranslation('automation')
  const formats = useFormats()
  const model = useModel(object)
  const [recordId, setRecordId] = useState('')
  const { data, error } = useQuery({
    ...api.automationRules.try.queryOptions({ input: { object, recordId } }),
    enabled: recordId !== '',
    staleTime: 0,
  })
  if (!model) return null
  return (
    <section className={styles.section} aria-label={t('try.title')}>
      <h3 className={styles.heading}>{t('try.title')}</h3>
      <p className={styles.quiet}>{t('try.detail')}</p>
      <div className={styles.narrow}>
        <RelationInput
          model={model}
          field={{ key: 'record', label: t('try.record'), type: 'relation', object }}
          value={recordId}
          values={() => undefined}
          required={false}
          currency={formats.currency}
          onChange={(id) => setRecordId(textOf(id))}
        />
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {error.message}
        </p>
      )}
      {data && recordId && (
        <ul className={styles.verdicts} role="status">
          {data.items.map(({ ruleId, name, verdict }) => (
            <li key={ruleId}>
              <strong className={styles.verdict} data-acts={verdict === 'acts' || undefined}>
                {name}
              </strong>{' '}
              {t(`verdict.${verdict}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
