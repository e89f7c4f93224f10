import { ActionIcon, Menu, Switch } from '@mantine/core'
import { IconDots, IconGripVertical } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useKeptOrder } from '#app/web/data-model/use-kept-order.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Automation.module.css'
import { filterIn, type Rule, rulesQuery, type Subject } from './automation-client.ts'
import { draftOf, inputOf } from './rule-draft.ts'
import { useRuleWords } from './use-rule-words.ts'

interface RuleListProps {
  object: Subject
  rules: Rule[]
  edit: (rule: Rule) => void
  showRuns: (rule: Rule) => void
}

/** The rules in the order they act in: put in order by dragging, or with the arrow keys on a grip. */
export function RuleList({ object, rules, edit, showRuns }: RuleListProps) {
  const { t } = useTranslation('automation')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
  const { sorted, reorder } = useKeptOrder(rules, async (ids) =>
    queries.setQueryData(rulesQuery.queryKey, await client.automationRules.order({ object, ids })),
  )
  const switching = useMutation({
    mutationFn: ({ id, on }: Pick<Rule, 'id' | 'on'>) => client.automationRules.change({ id, on }),
    onSuccess: refresh,
    onError: tellFailure,
  })
  const removing = useMutation({
    mutationFn: (rule: Rule) => client.automationRules.remove({ id: rule.id }),
    onError: tellFailure,
    onSuccess: (_, rule) => {
      offerUndo(t('rule.removed', { name: rule.name }), async () => {
        await client.automationRules.create(inputOf(object, draftOf(rule)))
        await refresh()
      })
      return refresh()
    },
  })
  if (rules.length === 0) return <EmptyState title={t('empty.title')}>{t(`empty.${object}`)}</EmptyState>
  return (
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
          <RuleWords rule={rule} edit={() => edit(rule)} showRuns={() => showRuns(rule)} />
          <Switch
            size="xs"
            aria-label={t('rule.isOn', { name: rule.name })}
            checked={rule.on}
            onChange={({ currentTarget }) => switching.mutate({ id: rule.id, on: currentTarget.checked })}
          />
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon aria-label={t('rule.menu', { name: rule.name })}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => edit(rule)}>{t('rule.edit')}</Menu.Item>
              <Menu.Item onClick={() => showRuns(rule)}>{t('runs.open')}</Menu.Item>
              <Menu.Item color="red" onClick={() => removing.mutate(rule)}>
                {t('rule.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </li>
      ))}
    </ol>
  )
}

function RuleWords({ rule, edit, showRuns }: { rule: Rule; edit: () => void; showRuns: () => void }) {
  const { t } = useTranslation('automation')
  const formats = useFormats()
  const { whichOf, whenOf, actOf } = useRuleWords(rule.object)
  const hours = rule.hours === 'any' ? [] : [t(`hours.${rule.hours}`)]
  return (
    <div className={styles.words}>
      <button type="button" className={`plain ${styles.name}`} onClick={edit}>
        {rule.name}
      </button>
      <p className={styles.quiet}>
        {rule.readable ? (
          [whenOf(rule.trigger), whichOf(filterIn(rule)), ...hours].join(' · ')
        ) : (
          <span className={styles.bad}>{t('rule.unreadable')}</span>
        )}
      </p>
      <p className={styles.quiet}>{`→ ${rule.acts.map(actOf).join(', ')}`}</p>
      <p className={styles.small}>
        {rule.ranAt ? t('rule.ranAt', { when: formats.relative(rule.ranAt) }) : t('rule.neverRan')}
        {rule.failed > 0 && (
          <>
            {' · '}
            <button type="button" className={`plain ${styles.bad}`} onClick={showRuns}>
              {t('rule.failed', { count: rule.failed })}
            </button>
          </>
        )}
      </p>
    </div>
  )
}
