import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Opening } from '../ui/on-demand.tsx'
import type { Choice } from './BoardColumn.tsx'

interface MoveItemsProps {
  choices: Choice[]
  choose: (to: Choice['value']) => void
}

/** The columns that a card can go to, for those who do not draw. */
export function MoveItems({ choices, choose, opened, setOpened, children }: MoveItemsProps & Opening) {
  const { t } = useTranslation('views')
  return (
    <Menu position="bottom-end" width={220} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('moveTo')}</Menu.Label>
        {choices.map(({ value, name }) => (
          <Menu.Item key={String(value)} onClick={() => choose(value)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
