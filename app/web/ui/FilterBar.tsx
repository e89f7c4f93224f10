import { Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FilterBar.module.css'
import type { Field } from './field.ts'
import { type Filter, filterOf, freshCondition, isComplete, isCondition, operatorsOf, partsOf } from './filter.ts'
import type { BeyondFields } from './filter-beyond.ts'
import { onDemand } from './on-demand.tsx'

// They come with the first condition.
const FilterChip = lazy(async () => ({ default: (await import('./FilterChip.tsx')).FilterChip }))
const GroupChip = lazy(async () => ({ default: (await import('./FilterChip.tsx')).GroupChip }))

const FieldMenu = onDemand(async () => (await import('./FieldMenu.tsx')).FieldMenu)

interface FilterBarProps {
  fields: Field[]
  filter: Filter | undefined
  /** Called with every complete change; half-written conditions stay here. */
  onChange: (filter: Filter | undefined) => void
  /** What can be asked beyond the fields. */
  beyond?: BeyondFields
}

/** What the list shows, as sentences: a chip for each condition and a way to add one. */
export function FilterBar({ fields, filter, onChange, beyond }: FilterBarProps) {
  const { t } = useTranslation('ui')
  const [draft, setDraft] = useState<Filter>()
  const parts = partsOf(filter)
  const replace = (index: number, next: Filter | undefined) =>
    onChange(
      filterOf(next ? parts.map((part, at) => (at === index ? next : part)) : parts.filter((_, at) => at !== index)),
    )
  const settle = () => {
    if (draft && (isCondition(draft) ? isComplete(draft) : beyond?.isWhole(draft)))
      onChange(filterOf([...parts, draft]))
    setDraft(undefined)
  }
  return (
    <section className={styles.bar} aria-label={t('filter.label')}>
      <Suspense>
        {parts.map((part, index) =>
          isCondition(part) ? (
            <FilterChip
              // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be alike; their place tells them apart
              key={index}
              fields={fields}
              condition={part}
              onChange={(next) => isComplete(next) && replace(index, next)}
              remove={() => replace(index, undefined)}
            />
          ) : beyond?.knows(part) ? (
            <beyond.Chip
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={index}
              object={beyond.object}
              part={part}
              onChange={(next) => beyond.isWhole(next) && replace(index, next)}
              remove={() => replace(index, undefined)}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <GroupChip key={index} remove={() => replace(index, undefined)} />
          ),
        )}
        {draft && !isCondition(draft) && beyond && (
          <beyond.Chip
            object={beyond.object}
            part={draft}
            onChange={setDraft}
            remove={() => setDraft(undefined)}
            startOpen
            onClose={settle}
          />
        )}
        {draft && isCondition(draft) && (
          <FilterChip
            fields={fields}
            condition={draft}
            onChange={setDraft}
            remove={() => setDraft(undefined)}
            startOpen
            onClose={settle}
          />
        )}
      </Suspense>
      <FieldMenu
        fields={[
          ...fields.filter((field) => operatorsOf[field.type].length > 0),
          ...(beyond?.options.map((option) => ({ ...option, type: 'text' as const })) ?? []),
        ]}
        label={t('filter.choose')}
        choose={(field) =>
          setDraft(field.key.startsWith('@') && beyond ? beyond.fresh(field.key) : freshCondition(field))
        }
      >
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconFilter size={16} stroke={1.6} />}
          className={styles.quiet}
        >
          {t('filter.add')}
        </Button>
      </FieldMenu>
    </section>
  )
}
