import { Button } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { onDemand } from './on-demand.tsx'

export interface ColumnsMenuProps {
  /** All there are, in the order shown. */
  columns: { key: string; label: string; fixed?: boolean }[]
  shown: string[]
  /** The keys to show, in order. */
  onChange: (shown: string[]) => void
}

const ColumnsList = onDemand(async () => (await import('./ColumnsList.tsx')).ColumnsList)

/** Which columns stand in the list, and in which order. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { t } = useTranslation('ui')
  return (
    <ColumnsList {...props}>
      <Button variant="subtle" color="gray" size="xs" leftSection={<IconColumns3 size={16} stroke={1.6} />}>
        {t('columns.label')}
      </Button>
    </ColumnsList>
  )
}
