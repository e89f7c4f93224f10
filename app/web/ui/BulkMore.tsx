import { Menu } from '@mantine/core'
import type { BulkAction } from './BulkBar.tsx'
import type { Opening } from './on-demand.tsx'

/** What else can be done with the rows chosen. */
export function BulkMore({ actions, opened, setOpened, children }: { actions: BulkAction[] } & Opening) {
  return (
    <Menu position="top-end" width={260} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ id, label, icon: ActionIcon, run, forbidden, busy }) => (
          <Menu.Item
            key={id}
            leftSection={<ActionIcon size={16} stroke={1.6} />}
            disabled={forbidden !== undefined || busy}
            title={forbidden}
            aria-description={forbidden}
            onClick={run}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
