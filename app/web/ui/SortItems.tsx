import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Opening } from './on-demand.tsx'
import type { SortMenuProps } from './SortMenu.tsx'

/** The orders there are, on the button that names the one that holds. */
export function SortItems({ fields, sort, onChange, opened, setOpened, children }: SortMenuProps & Opening) {
  const { t } = useTranslation('ui')
  const Direction = sort?.descending ? IconArrowDown : IconArrowUp
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {sort && (
          <>
            <Menu.Item
              leftSection={<Direction size={16} stroke={1.6} />}
              onClick={() => onChange({ ...sort, descending: !sort.descending })}
            >
              {t(sort.descending ? 'sort.descending' : 'sort.ascending')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        {fields.map((field) => (
          <Menu.Item
            key={field.key}
            rightSection={
              field.key === sort?.field ? <IconCheck size={14} stroke={1.6} aria-label={t('chosen')} /> : null
            }
            onClick={() =>
              onChange({ field: field.key, descending: sort?.field === field.key ? sort.descending : false })
            }
          >
            {field.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
