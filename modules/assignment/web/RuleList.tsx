import { Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { RuleRows } from '#app/web/rules/RuleRows.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { filterIn } from '#app/web/rules/rule-changes.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ApplyDialog } from './ApplyDialog.tsx'
import { type Rule, rulesQuery } from './assignment-client.ts'
import { draftOf, inputOf } from './rule-draft.ts'
import { useRuleWords } from './use-rule-words.ts'

interface RuleListProps {
  object: string
  rules: Rule[]
  edit: (rule: Rule) => void
}

/** The rules in the order they are asked in. */
export function RuleList({ object, rules, edit }: RuleListProps) {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const [applying, setApplying] = useState<Rule>()
  if (rules.length === 0) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  return (
    <>
      <RuleRows
        label={t('rule.order')}
        rules={rules}
        words={(rule) => <RuleWords rule={rule} />}
        edit={edit}
        more={(rule) => <Menu.Item onClick={() => setApplying(rule)}>{t('apply.open')}</Menu.Item>}
        order={async (ids) =>
          queries.setQueryData(rulesQuery.queryKey, await client.assignmentRules.order({ object, ids }))
        }
        turn={({ id }, on) => client.assignmentRules.change({ id, on })}
        remove={({ id }) => client.assignmentRules.remove({ id })}
        restore={(rule) => client.assignmentRules.create(inputOf(object, draftOf(rule)))}
        refresh={() => queries.invalidateQueries({ queryKey: rulesQuery.queryKey })}
      />
      {applying && <ApplyDialog rule={applying} close={() => setApplying(undefined)} />}
    </>
  )
}

function RuleWords({ rule }: { rule: Rule }) {
  const { t } = useTranslation(['assignment', 'rules'])
  const { whichOf, whoOf, alarmOf } = useRuleWords(rule.object)
  return (
    <>
      <p className={shared.quiet}>
        {rule.readable ? whichOf(filterIn(rule)) : <span className={shared.bad}>{t('rules:unreadable')}</span>}
        {' → '}
        {whoOf(rule)}
      </p>
      <p className={shared.small}>
        {[rule.occasions.map((one) => t(`occasion.${one}`)).join(', '), alarmOf(rule)].filter(Boolean).join(' · ')}
      </p>
    </>
  )
}
