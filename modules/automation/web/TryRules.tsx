import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { TryRecord } from '#app/web/rules/TryRecord.tsx'
import styles from './Automation.module.css'
import type { Subject } from './automation-client.ts'

/** Asks which rules would do something with a record as it stands; nothing is done. */
export function TryRules({ object }: { object: Subject }) {
  const { t } = useTranslation('automation')
  const [recordId, setRecordId] = useState('')
  const { data, error } = useQuery({
    ...api.automationRules.try.queryOptions({ input: { object, recordId } }),
    enabled: recordId !== '',
    staleTime: 0,
  })
  return (
    <TryRecord {...{ object, recordId, error }} detail={t('try.detail')} choose={setRecordId}>
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
    </TryRecord>
  )
}
