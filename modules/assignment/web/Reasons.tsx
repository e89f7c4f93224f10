import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import shared from '#app/web/rules/Rules.module.css'
import styles from './Assignment.module.css'
import type { Trial } from './assignment-client.ts'
import { useRuleWords } from './use-rule-words.ts'

interface ReasonsProps {
  object: string
  people: Trial['people']
  passed: Trial['passed']
}

/** Why somebody got a record: who was asked and what came of it, and the rules that passed it on. */
export function Reasons({ object, people, passed }: ReasonsProps) {
  const { t } = useTranslation('assignment')
  return (
    <div className={styles.reasons}>
      {people.length > 0 && <People object={object} people={people} />}
      {passed.length > 0 && (
        <ul className={styles.passed} aria-label={t('why.passed')}>
          {passed.map(({ ruleId, name, why, people: asked }) => (
            <li key={ruleId}>
              <span className={shared.quiet}>
                {name}: {t(`passing.${why}`)}
              </span>
              {asked.length > 0 && <People object={object} people={asked} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const isChosen = (verdict: string) => verdict === 'chosen' || verdict === 'again'

function People({ object, people }: Pick<ReasonsProps, 'object' | 'people'>) {
  const { t } = useTranslation('assignment')
  const { personOf } = useRuleWords(object)
  return (
    <ul className={styles.asked} aria-label={t('why.people')}>
      {people.map(({ userId, verdict, tasks, records }) => (
        <li key={userId} data-chosen={isChosen(verdict) || undefined}>
          <span className={styles.mark}>
            {isChosen(verdict) && <IconCheck size={14} stroke={2} aria-hidden="true" />}
          </span>
          <span>{personOf(userId)}</span>
          <span className={shared.small}>
            {[t(`verdict.${verdict}`), t('why.tasks', { count: tasks }), t('why.records', { count: records })].join(
              ' · ',
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
