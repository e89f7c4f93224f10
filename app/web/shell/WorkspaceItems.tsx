import { Menu } from '@mantine/core'
import { IconCheck, IconPlus, IconSettings } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { switchWorkspace } from '../session.ts'
import type { Opening } from '../ui/on-demand.tsx'
import { useShell } from './shell-context.ts'

/** The workspaces one may enter, on the button that names this one. */
export function WorkspaceItems({ opened, setOpened, children }: Opening) {
  const { t } = useTranslation()
  const router = useRouter()
  const { session } = useShell()
  return (
    <Menu position="bottom-start" width={240} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('workspace.choose')}</Menu.Label>
        {session.workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.id}
            rightSection={
              workspace.id === session.workspace.id ? (
                <IconCheck size={14} stroke={1.6} aria-label={t('workspace.current')} />
              ) : null
            }
            onClick={() => switchWorkspace(workspace.id)}
          >
            {workspace.name}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => router.history.push('/new-workspace')}
        >
          {t('workspace.new')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={16} stroke={1.6} />}
          onClick={() => router.history.push('/settings')}
        >
          {t('nav.settings')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
