import { Button } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { onDemand } from '../ui/on-demand.tsx'
import type { ColumnChoice } from './view-state.ts'

export interface ColumnsMenuProps {
  /** All there are. */
  columns: { key: string; label: string; width: number; fixed?: boolean }[]
  /** Those that stand in the list, in their order; the first stays first. */
  shown: ColumnChoice[]
  onChange: (shown: ColumnChoice[]) => void
}

const ColumnsPanel = onDemand(async () => (await import('./ColumnsPanel.tsx')).ColumnsPanel)

/** Which columns stand in the list, in which order, how wide, and which stay at the left. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { t } = useTranslation('ui')
  return (
    <ColumnsPanel {...props}>
      <Button variant="subtle" color="gray" size="xs" leftSection={<IconColumns3 size={16} stroke={1.6} />}>
        {t('columns.label')}
      </Button>
    </ColumnsPanel>
  )
}
