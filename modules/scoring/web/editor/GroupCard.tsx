import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from '../Scoring.module.css'
import { freshId, type Group, type Rule, type Score } from '../scoring-client.ts'
import { signed } from '../signed.ts'
import { RuleDialog } from './RuleDialog.tsx'
import type { Hits } from './ScoreEditor.tsx'
import { useRuleWords } from './use-rule-words.ts'

interface GroupCardProps {
  score: Score
  group: Group
  hits: Hits
  set: (group: Group) => void
  remove: () => void
}

/** Rules that give no more than a cap together; each says what it asks, how many it holds for and what it gives. */
export function GroupCard({ score, group, hits, set, remove }: GroupCardProps) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  const words = useRuleWords()
  const [edited, setEdited] = useState<Rule>()
  // Which kind they are follows from the score the group stands in.
  const withRules = (rules: Rule[]) => set({ ...group, rules } as Group)
  const keep = (rule: Rule) =>
    withRules(
      group.rules.some(({ id }) => id === rule.id)
        ? group.rules.map((each) => (each.id === rule.id ? rule : each))
        : [...group.rules, rule],
    )
  const reach = (rule: Rule) => {
    const hit = hits?.find(({ id }) => id === rule.id)
    if (!hit) return ''
    return hit.contacts === null
      ? t('rule.broken')
      : t('rule.hits', { count: hit.contacts, shown: formats.number(hit.contacts) })
  }
  return (
    <section className={styles.group} aria-label={group.name}>
      <div className={styles.line}>
        <TextInput
          className={styles.grows}
          label={t('group.name')}
          maxLength={80}
          value={group.name}
          onChange={({ currentTarget: { value } }) => set({ ...group, name: value })}
        />
        <NumberInput
          className={styles.short}
          label={t('group.cap')}
          min={1}
          max={1_000}
          allowDecimal={false}
          value={group.cap}
          onChange={(cap) => typeof cap === 'number' && set({ ...group, cap })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('group.remove', { name: group.name })}
          title={t('group.remove', { name: group.name })}
          onClick={remove}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <ul className={styles.rules}>
        {group.rules.map((rule: Rule) => (
          <li key={rule.id}>
            <button type="button" className={`plain ${styles.rule}`} onClick={() => setEdited(rule)}>
              <span className={styles.points} data-minus={rule.points < 0 || undefined}>
                {signed(formats, rule.points)}
              </span>
              <span className={styles.ruleWords}>
                <span className={styles.ruleName}>{rule.name}</span>
                <span className={styles.quiet}>{words(rule)}</span>
              </span>
              <span className={styles.hits}>{reach(rule)}</span>
            </button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('rule.remove', { name: rule.name })}
              title={t('rule.remove', { name: rule.name })}
              onClick={() => withRules(group.rules.filter(({ id }) => id !== rule.id))}
            >
              <IconTrash size={14} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        variant="subtle"
        className={styles.start}
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => setEdited(freshRule(score))}
      >
        {t('rule.add')}
      </Button>
      {edited && (
        <RuleDialog
          rule={edited}
          close={() => setEdited(undefined)}
          keep={(rule) => {
            keep(rule)
            setEdited(undefined)
          }}
        />
      )}
    </section>
  )
}

const freshRule = (score: Score): Rule => {
  const general = { id: freshId(), name: '', points: 10 }
  return score === 'fit'
    ? { ...general, when: { and: [] } }
    : { ...general, event: 'activity.created', halfLifeDays: 30, windowDays: 365, repeats: true }
}
