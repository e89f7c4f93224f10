import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SumKind } from '#platform/views/view-settings'
import type { ObjectModel } from '../objects/object-model.ts'
import { sumFields } from './fields-for.ts'
import styles from './Views.module.css'
import type { SumChoice } from './view-state.ts'

interface SumChoicesProps {
  model: ObjectModel
  sums: SumChoice[]
  onChange: (sums: SumChoice[]) => void
}

const hows: SumKind[] = ['sum', 'avg', 'count', 'min', 'max']

/** What is summed up, under the list and for each group. */
export function SumChoices({ model, sums, onChange }: SumChoicesProps) {
  const { t } = useTranslation('views')
  const fields = sumFields(model)
  const [first] = fields
  if (!first) return null
  const set = (index: number, patch: Partial<SumChoice>) =>
    onChange(sums.map((sum, at) => (at === index ? { ...sum, ...patch } : sum)))
  return (
    <div className={styles.panel}>
      {sums.map((sum, index) => (
        <div key={`${sum.field}:${sum.how}`} className={styles.sumLine}>
          <Select
            aria-label={t('sumOf')}
            value={sum.field}
            allowDeselect={false}
            data={fields.map(({ key, label }) => ({ value: key, label }))}
            onChange={(field) => field && set(index, { field })}
            comboboxProps={{ withinPortal: false }}
          />
          <Select
            aria-label={t('sumHow')}
            w={112}
            value={sum.how}
            allowDeselect={false}
            data={hows.map((value) => ({ value, label: t(`how.${value}`) }))}
            onChange={(chosen) => set(index, { how: hows.find((how) => how === chosen) ?? 'sum' })}
            comboboxProps={{ withinPortal: false }}
          />
          <ActionIcon
            aria-label={t('sumRemove', { field: model.field(sum.field)?.label ?? sum.field })}
            onClick={() => onChange(sums.filter((_, at) => at !== index))}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        style={{ justifySelf: 'start' }}
        onClick={() =>
          onChange([
            ...sums,
            freshSum(
              fields.map(({ key }) => key),
              sums,
              first.key,
            ),
          ])
        }
      >
        {t('sumAdd')}
      </Button>
    </div>
  )
}

/** The first field and way that is not summed up yet. */
function freshSum(fields: string[], sums: SumChoice[], first: string): SumChoice {
  const all = fields.flatMap((field) => hows.map((how) => ({ field, how })))
  const isTaken = (one: SumChoice) => sums.some(({ field, how }) => field === one.field && how === one.how)
  return all.find((one) => !isTaken(one)) ?? { field: first, how: 'sum' }
}
