import { ActionIcon, Menu, Switch } from '@mantine/core'
import { IconDots, IconGripVertical } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptOrder } from '../data-model/use-kept-order.ts'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import styles from './Rules.module.css'

interface AnyRule {
  id: string
  name: string
  on: boolean
}

interface RuleRowsProps<Rule extends AnyRule> {
  /** Says what their order means. */
  label: string
  rules: Rule[]
  /** What stands below its name. */
  words: (rule: Rule) => ReactNode
  edit: (rule: Rule) => void
  /** What else its menu offers. */
  more: (rule: Rule) => ReactNode
  order: (ids: string[]) => Promise<unknown>
  turn: (rule: Rule, on: boolean) => Promise<unknown>
  remove: (rule: Rule) => Promise<unknown>
  /** Makes a deleted one anew. */
  restore: (rule: Rule) => Promise<unknown>
  refresh: () => Promise<unknown>
}

/** Rules in their order: put in order by dragging, or with the arrow keys on a grip. */
export function RuleRows<Rule extends AnyRule>(props: RuleRowsProps<Rule>) {
  const { label, rules, words, edit, more, order, turn, remove, restore, refresh } = props
  const { t } = useTranslation('rules')
  const { sorted, reorder } = useKeptOrder(rules, order)
  const turning = useMutation({
    mutationFn: ({ rule, on }: { rule: Rule; on: boolean }) => turn(rule, on),
    onSuccess: refresh,
    onError: tellFailure,
  })
  const removing = useMutation({
    mutationFn: remove,
    onError: tellFailure,
    onSuccess: (_, rule) => {
      offerUndo(t('removed', { name: rule.name }), async () => {
        await restore(rule)
        await refresh()
      })
      return refresh()
    },
  })
  return (
    <ol className={styles.rules} aria-label={label}>
      {sorted.map((rule, index) => (
        <li key={rule.id} className={styles.rule} data-off={!rule.on || undefined} {...reorder.row(index)}>
          <button
            type="button"
            className={`plain ${styles.grip}`}
            aria-label={t('move', { name: rule.name })}
            {...reorder.grip(index, sorted.length)}
          >
            <IconGripVertical size={16} stroke={1.6} aria-hidden="true" />
          </button>
          <span className={styles.place}>{index + 1}</span>
          <div className={styles.words}>
            <button type="button" className={`plain ${styles.name}`} onClick={() => edit(rule)}>
              {rule.name}
            </button>
            {words(rule)}
          </div>
          <Switch
            size="xs"
            aria-label={t('isOn', { name: rule.name })}
            checked={rule.on}
            onChange={({ currentTarget }) => turning.mutate({ rule, on: currentTarget.checked })}
          />
          <Menu position="bottom-end" width={260}>
            <Menu.Target>
              <ActionIcon aria-label={t('menu', { name: rule.name })}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => edit(rule)}>{t('edit')}</Menu.Item>
              {more(rule)}
              <Menu.Item color="red" onClick={() => removing.mutate(rule)}>
                {t('remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </li>
      ))}
    </ol>
  )
}
