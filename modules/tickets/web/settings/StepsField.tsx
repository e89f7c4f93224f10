import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { rowNote } from '#app/web/ui/Section.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { acts, type PolicyDraft } from './policy-draft.ts'
import styles from './Settings.module.css'

type Steps = PolicyDraft['steps']

/** What happens before and after a target is due. */
export function StepsField({ value, onChange }: { value: Steps; onChange: (steps: Steps) => void }) {
  const { t } = useTranslation('tickets')
  const { users } = useSources()
  const change = (at: number, part: Partial<Steps[number]>) =>
    onChange(value.map((step, index) => (index === at ? { ...step, ...part } : step)))
  return (
    <fieldset className={styles.group}>
      <legend>{t('policies.steps')}</legend>
      <p className={rowNote}>{t('policies.stepsHint')}</p>
      <ol className={styles.steps}>
        {value.map((step, at) => (
          // Steps have no name of their own: their place is what they are claimed by.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <NumberInput
              w={90}
              aria-label={t('policies.minutes')}
              allowDecimal={false}
              min={-525_600}
              max={525_600}
              value={step.minutes}
              onChange={(minutes) => change(at, { minutes: Number(minutes) || 0 })}
            />
            <Select
              flex={1}
              aria-label={t('policies.act')}
              allowDeselect={false}
              data={acts.map((act) => ({ value: act, label: t(`policies.acts.${act}`) }))}
              value={step.act}
              onChange={(chosen) =>
                change(at, { act: acts.find((act) => act === chosen) ?? 'tellOwner', userId: null })
              }
            />
            {step.act === 'reassign' && (
              <Select
                flex={1}
                aria-label={t('policies.user')}
                data={users.map(({ id, name }) => ({ value: id, label: name }))}
                value={step.userId}
                onChange={(userId) => change(at, { userId })}
              />
            )}
            <ActionIcon aria-label={t('policies.removeStep')} onClick={() => onChange(value.toSpliced(at, 1))}>
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        color="gray"
        disabled={value.length >= 10}
        leftSection={<IconPlus size={14} stroke={1.6} />}
        onClick={() => onChange([...value, { minutes: 0, act: 'tellLeads', userId: null }])}
      >
        {t('policies.addStep')}
      </Button>
    </fieldset>
  )
}
