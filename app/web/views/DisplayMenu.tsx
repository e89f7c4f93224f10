import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ListSearch } from '../objects/list-search.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { onDemand } from '../ui/on-demand.tsx'

export interface DisplayMenuProps {
  model: ObjectModel
  search: ListSearch
  change: (patch: Partial<ListSearch>) => void
}

const DisplayPanel = onDemand(async () => (await import('./DisplayPanel.tsx')).DisplayPanel)

/** How the records are laid out: table, board, calendar; groups, sums, height of rows. */
export function DisplayMenu(props: DisplayMenuProps) {
  const { t } = useTranslation('ui')
  return (
    <DisplayPanel {...props}>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.6} />}
      >
        {t('views.display')}
      </Button>
    </DisplayPanel>
  )
}
