import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Share, sharesOf } from './field.ts'
import { useFormats } from './format.ts'
import styles from './PropertyList.module.css'
import { useSources } from './sources.ts'

interface SharesInputProps {
  value: unknown
  onChange: (shares: Share[]) => void
}

/** Whole percent for so many people, as evenly as they go; the first have what is left over. */
const evenly = (shares: readonly Share[]): Share[] =>
  shares.map((share, at) => ({
    ...share,
    percent: Math.floor(100 / shares.length) + (at < 100 % shares.length ? 1 : 0),
  }))

/** What is missing to a whole, or too much. */
export const openShare = (shares: readonly Share[]) => 100 - shares.reduce((sum, { percent }) => sum + percent, 0)

/** Who has which part: a line for each person; whoever comes along makes all parts alike until somebody types others. */
export function SharesInput({ value, onChange }: SharesInputProps) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const { users } = useSources()
  const shares = sharesOf(value)
  const free = users.filter(({ id }) => !shares.some(({ userId }) => userId === id))
  const change = (at: number, part: Partial<Share>) =>
    onChange(shares.map((share, index) => (index === at ? { ...share, ...part } : share)))
  const [next] = free
  const open = openShare(shares)
  return (
    <div className={styles.shares}>
      {shares.map(({ userId, percent }, at) => {
        const name = users.find(({ id }) => id === userId)?.name ?? t('shares.former')
        return (
          <div key={userId} className={styles.share}>
            <Select
              size="xs"
              flex="1 1 140px"
              searchable
              allowDeselect={false}
              aria-label={t('shares.person', { number: at + 1 })}
              data={[{ value: userId, label: name }, ...free.map(({ id, name: label }) => ({ value: id, label }))]}
              value={userId}
              onChange={(id) => id && change(at, { userId: id })}
            />
            <NumberInput
              size="xs"
              w={64}
              hideControls
              min={1}
              max={100}
              allowDecimal={false}
              suffix=" %"
              aria-label={t('shares.percent', { name })}
              value={percent}
              onChange={(typed) => change(at, { percent: Number(typed) || 0 })}
            />
            <ActionIcon
              size={28}
              aria-label={t('shares.remove', { name })}
              onClick={() => onChange(evenly(shares.filter((_, index) => index !== at)))}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          </div>
        )
      })}
      {next && shares.length < 20 && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          ml={-10}
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => onChange(evenly([...shares, { userId: next.id, percent: 0 }]))}
        >
          {t('shares.add')}
        </Button>
      )}
      {shares.length > 0 && open !== 0 && (
        <p className={styles.problem} role="status">
          {t(open > 0 ? 'shares.missing' : 'shares.beyond', { share: formats.percent(Math.abs(open) / 100) })}
        </p>
      )}
    </div>
  )
}
