import { Button } from '@mantine/core'
import { IconArrowsSort } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { onDemand } from './on-demand.tsx'

export interface Sort {
  field: string
  descending: boolean
}

export interface SortMenuProps {
  fields: { key: string; label: string }[]
  sort: Sort | undefined
  onChange: (sort: Sort) => void
}

const SortItems = onDemand(async () => (await import('./SortItems.tsx')).SortItems)

/** By what the list is ordered, and which way. */
export function SortMenu(props: SortMenuProps) {
  const { t } = useTranslation('ui')
  const current = props.fields.find((field) => field.key === props.sort?.field)
  return (
    <SortItems {...props}>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconArrowsSort size={16} stroke={1.6} />}
        aria-label={t('sort.label', { field: current?.label ?? t('sort.none') })}
      >
        {current?.label ?? t('sort.short')}
      </Button>
    </SortItems>
  )
}
