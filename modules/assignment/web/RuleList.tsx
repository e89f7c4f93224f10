import { ActionIcon, Menu, Switch } from '@mantine/core'
import { IconDots, IconGripVertical } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useKeptOrder } from '#app/web/data-model/use-kept-order.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { ApplyDialog } from './ApplyDialog.tsx'
import styles from './Assignment.module.css'
import { filterIn, type Rule, rulesQuery } from './assignment-client.ts'
import { draftOf, inputOf } from './rule-draft.ts'
import { useRuleWords } from './use-rule-words.ts'

interface RuleListProps {
  object: string
  rules: Rule[]
  edit: (rule: Rule) => void
}

/** The rules in the order they are asked in: put in order by dragging, or with the arrow keys on a grip. */
export function RuleList({ object, rules, edit }: RuleListProps) {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const [applying, setApplying] = useState<Rule>()
  const refresh = () => queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
  const { sorted, reorder } = useKeptOrder(rules, async (ids) =>
    queries.setQueryData(rulesQuery.queryKey, await client.assignmentRules.order({ object, ids })),
  )
  const switching = useMutation({
    mutationFn: ({ id, on }: Pick<Rule, 'id' | 'on'>) => client.assignmentRules.change({ id, on }),
    onSuccess: refresh,
    onError: tellFailure,
  })
  const removing = useMutation({
    mutationFn: (rule: Rule) => client.assignmentRules.remove({ id: rule.id }),
    onError: tellFailure,
    onSuccess: (_, rule) => {
      offerUndo(t('rule.removed', { name: rule.name }), async () => {
        await client.assignmentRules.create(inputOf(object, draftOf(rule)))
        await refresh()
      })
      return refresh()
    },
  })
  if (rules.length === 0) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  return (
    <>
      <ol className={styles.rules} aria-label={t('rule.order')}>
        {sorted.map((rule, index) => (
          <li key={rule.id} className={styles.rule} data-off={!rule.on || undefined} {...reorder.row(index)}>
            <button
              type="button"
              className={`plain ${styles.grip}`}
              aria-label={t('rule.move', { name: rule.name })}
              {...reorder.grip(index, sorted.length)}
            >
              <IconGripVertical size={16} stroke={1.6} aria-hidden="true" />
            </button>
            <span className={styles.place}>{index + 1}</span>
            <RuleWords rule={rule} edit={() => edit(rule)} />
            <Switch
              size="xs"
              aria-label={t('rule.isOn', { name: rule.name })}
              checked={rule.on}
              onChange={({ currentTarget }) => switching.mutate({ id: rule.id, on: currentTarget.checked })}
            />
            <Menu position="bottom-end" width={260}>
              <Menu.Target>
                <ActionIcon aria-label={t('rule.menu', { name: rule.name })}>
                  <IconDots size={16} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => edit(rule)}>{t('rule.edit')}</Menu.Item>
                <Menu.Item onClick={() => setApplying(rule)}>{t('apply.open')}</Menu.Item>
                <Menu.Item color="red" onClick={() => removing.mutate(rule)}>
                  {t('rule.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ol>
      {applying && <ApplyDialog rule={applying} close={() => setApplying(undefined)} />}
    </>
  )
}

function RuleWords({ rule, edit }: { rule: Rule; edit: () => void }) {
  const { t } = useTranslation('assignment')
  const { whichOf, whoOf, alarmOf } = useRuleWords(rule.object)
  return (
    <div className={styles.words}>
      <button type="button" className={`plain ${styles.name}`} onClick={edit}>
        {rule.name}
      </button>
      <p className={styles.quiet}>
        {rule.readable ? whichOf(filterIn(rule)) : <span className={styles.bad}>{t('rule.unreadable')}</span>}
        {' → '}
        {whoOf(rule)}
      </p>
      <p className={styles.small}>
        {[rule.occasions.map((one) => t(`occasion.${one}`)).join(', '), alarmOf(rule)].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}
