import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Settings.module.css'

/** A state or a type; without an id it is new. */
export interface ChoiceDraft {
  key: number
  id?: string
  name: string
  /** Its category, or its icon. */
  of: string
  /** Of a type: so many days a word of the customer's opens it again; null: as of all. */
  days?: number | null
}

interface ChoiceRowsProps {
  label: string
  add: string
  choice: string
  choices: { value: string; label: string }[]
  value: ChoiceDraft[]
  onChange: (rows: ChoiceDraft[]) => void
  /** What a new one has beside. */
  fresh?: Partial<ChoiceDraft>
}

/** Names in their order, each with what it is one of. */
export function ChoiceRows({ label, add, choice, choices, value, onChange, fresh }: ChoiceRowsProps) {
  const { t } = useTranslation('tickets')
  const change = (key: number, part: Partial<ChoiceDraft>) =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const up = (at: number) => {
    const row = value[at]
    if (row) onChange(value.toSpliced(at, 1).toSpliced(at - 1, 0, row))
  }
  const next = Math.max(-1, ...value.map(({ key }) => key)) + 1
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <ol className={styles.steps}>
        {value.map((row, at) => {
          const { key, name, of } = row
          return (
            <li key={key}>
              <TextInput
                flex={1}
                required
                maxLength={80}
                aria-label={`${t('settings.name')} ${at + 1}`}
                value={name}
                onChange={({ currentTarget }) => change(key, { name: currentTarget.value })}
              />
              <Select
                w={150}
                aria-label={`${choice}: ${name}`}
                allowDeselect={false}
                data={choices}
                value={of}
                onChange={(chosen) => change(key, { of: chosen ?? of })}
              />
              {row.days !== undefined && (
                <NumberInput
                  w={130}
                  min={0}
                  max={3650}
                  allowDecimal={false}
                  aria-label={t('settings.ownDaysOf', { name })}
                  placeholder={t('settings.ownDays')}
                  value={row.days ?? ''}
                  onChange={(days) => change(key, { days: typeof days === 'number' ? days : null })}
                />
              )}
              <ActionIcon aria-label={t('settings.up', { name })} disabled={at === 0} onClick={() => up(at)}>
                <IconArrowUp size={16} stroke={1.6} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('settings.remove', { name })}
                onClick={() => onChange(value.filter((row) => row.key !== key))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        onClick={() => onChange([...value, { ...fresh, key: next, name: '', of: choices[1]?.value ?? '' }])}
      >
        {add}
      </Button>
    </fieldset>
  )
}
