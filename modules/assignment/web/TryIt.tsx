import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { TryRecord } from '#app/web/rules/TryRecord.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Assignment.module.css'
import { type Occasion, occasions, occasionsOf, type Trial } from './assignment-client.ts'
import { Reasons } from './Reasons.tsx'
import { useRuleWords } from './use-rule-words.ts'

/** Asks which rule would take a record and why; nothing is done. */
export function TryIt({ object, routed }: { object: string; routed: boolean }) {
  const { t } = useTranslation('assignment')
  const [recordId, setRecordId] = useState('')
  const [occasion, setOccasion] = useState<Occasion>(routed ? 'arrived' : 'created')
  const { data, error } = useQuery({
    ...api.assignmentRules.try.queryOptions({ input: { object, recordId, occasion } }),
    enabled: recordId !== '',
    staleTime: 0,
  })
  const how = (
    <Select
      label={t('try.occasion')}
      allowDeselect={false}
      data={occasionsOf(routed).map((value) => ({ value, label: t(`occasion.${value}`) }))}
      value={occasion}
      onChange={(value) => setOccasion(occasions.find((known) => known === value) ?? 'created')}
    />
  )
  return (
    <TryRecord {...{ object, recordId, error }} detail={t('try.detail')} choose={setRecordId} beside={how}>
      {data && recordId && <Outcome object={object} trial={data} />}
    </TryRecord>
  )
}

function Outcome({ object, trial }: { object: string; trial: Trial }) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  const { personOf, teamOf } = useRuleWords(object)
  const { kind, userId, teamId, ruleName, until, people, passed } = trial
  const name = userId ? personOf(userId) : ''
  const words =
    kind === 'waits'
      ? until
        ? t('try.waits', { rule: ruleName, when: formats.dateTime(until) })
        : t('try.queues', { rule: ruleName })
      : kind === 'left'
        ? t('try.left')
        : !userId
          ? t('try.givenTeam', { name: teamOf(teamId), rule: ruleName })
          : ruleName
            ? t('try.given', { name, rule: ruleName })
            : t('try.fallback', { name })
  return (
    <div role="status" className={styles.card}>
      <p className={styles.strong}>{words}</p>
      <Reasons object={object} people={people} passed={passed} />
    </div>
  )
}
