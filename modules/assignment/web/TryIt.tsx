import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { RelationInput } from '#app/web/objects/RelationInput.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Assignment.module.css'
import { type Occasion, occasions, occasionsOf, type Trial } from './assignment-client.ts'
import { Reasons } from './Reasons.tsx'
import { useRuleWords } from './use-rule-words.ts'

/** Asks which rule would take a record and why; nothing is done. */
export function TryIt({ object, routed }: { object: string; routed: boolean }) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  const model = useModel(object)
  const [recordId, setRecordId] = useState('')
  const [occasion, setOccasion] = useState<Occasion>(routed ? 'arrived' : 'created')
  const { data, error } = useQuery({
    ...api.assignmentRules.try.queryOptions({ input: { object, recordId, occasion } }),
    enabled: recordId !== '',
    staleTime: 0,
  })
  if (!model) return null
  return (
    <section className={styles.section} aria-label={t('try.title')}>
      <h3 className={styles.heading}>{t('try.title')}</h3>
      <p className={styles.quiet}>{t('try.detail')}</p>
      <div className={styles.two}>
        <RelationInput
          model={model}
          field={{ key: 'record', label: t('try.record'), type: 'relation', object }}
          value={recordId}
          values={() => undefined}
          required={false}
          currency={formats.currency}
          onChange={(id) => setRecordId(textOf(id))}
        />
        <Select
          label={t('try.occasion')}
          allowDeselect={false}
          data={occasionsOf(routed).map((value) => ({ value, label: t(`occasion.${value}`) }))}
          value={occasion}
          onChange={(value) => setOccasion(occasions.find((known) => known === value) ?? 'created')}
        />
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {error.message}
        </p>
      )}
      {data && recordId && <Outcome object={object} trial={data} />}
    </section>
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
