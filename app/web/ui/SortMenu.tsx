import { Button, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export interface Sort {
  field: string
  descending: boolean
}

interface SortMenuProps {
  fields: { key: string; label: string }[]
  sort: Sort | undefined
  onChange: (sort: Sort) => void
}

/** By what the list is ordered, and which way. */
export function SortMenu({ fields, sort, onChange }: SortMenuProps) {
  const { t } = useTranslation('ui')
  const current = fields.find((field) => field.key === sort?.field)
  const Direction = sort?.descending ? IconArrowDown : IconArrowUp
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconArrowsSort size={16} stroke={1.6} />}
          aria-label={t('sort.label', { field: current?.label ?? t('sort.none') })}
        >
          {current?.label ?? t('sort.short')}
        </Button>
      </Menu.Target>
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
