import { Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { RuleRows } from '#app/web/rules/RuleRows.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { filterIn } from '#app/web/rules/rule-changes.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { type Rule, rulesQuery, type Subject } from './automation-client.ts'
import { draftOf, inputOf } from './rule-draft.ts'
import { useRuleWords } from './use-rule-words.ts'

interface RuleListProps {
  object: Subject
  rules: Rule[]
  edit: (rule: Rule) => void
  showRuns: (rule: Rule) => void
}

/** The rules in the order they act in. */
export function RuleList({ object, rules, edit, showRuns }: RuleListProps) {
  const { t } = useTranslation('automation')
  const queries = useQueryClient()
  if (rules.length === 0) return <EmptyState title={t('empty.title')}>{t(`empty.${object}`)}</EmptyState>
  return (
    <RuleRows
      label={t('rule.order')}
      rules={rules}
      words={(rule) => <RuleWords rule={rule} showRuns={() => showRuns(rule)} />}
      edit={edit}
      more={(rule) => <Menu.Item onClick={() => showRuns(rule)}>{t('runs.open')}</Menu.Item>}
      order={async (ids) =>
        queries.setQueryData(rulesQuery.queryKey, await client.automationRules.order({ object, ids }))
      }
      turn={({ id }, on) => client.automationRules.change({ id, on })}
      remove={({ id }) => client.automationRules.remove({ id })}
      restore={(rule) => client.automationRules.create(inputOf(object, draftOf(rule)))}
      refresh={() => queries.invalidateQueries({ queryKey: rulesQuery.queryKey })}
    />
  )
}

function RuleWords({ rule, showRuns }: { rule: Rule; showRuns: () => void }) {
  const { t } = useTranslation(['automation', 'rules'])
  const formats = useFormats()
  const { whichOf, whenOf, actOf } = useRuleWords(rule.object)
  const hours = rule.hours === 'any' ? [] : [t(`hours.${rule.hours}`)]
  return (
    <>
      <p className={shared.quiet}>
        {rule.readable ? (
          [whenOf(rule.trigger), whichOf(filterIn(rule)), ...hours].join(' · ')
        ) : (
          <span className={shared.bad}>{t('rules:unreadable')}</span>
        )}
      </p>
      <p className={shared.quiet}>{`→ ${rule.acts.map(actOf).join(', ')}`}</p>
      <p className={shared.small}>
        {rule.ranAt ? t('rule.ranAt', { when: formats.relative(rule.ranAt) }) : t('rule.neverRan')}
        {rule.failed > 0 && (
          <>
            {' · '}
            <button type="button" className={`plain ${shared.bad}`} onClick={showRuns}>
              {t('rule.failed', { count: rule.failed })}
            </button>
          </>
        )}
      </p>
    </>
  )
}
