import { Menu } from '@mantine/core'
import { IconCheck, IconPlus, IconSelector, IconSettings } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { switchWorkspace } from '../session.ts'
import styles from './Rail.module.css'
import { useShell } from './shell-context.ts'

/** Names the workspace one is in and moves to another. */
export function WorkspaceMenu() {
  const { t } = useTranslation()
  const router = useRouter()
  const { session } = useShell()
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className={`plain ${styles.workspace}`}>
          <span className={styles.mark} aria-hidden="true">
            {session.workspace.name.charAt(0).toLocaleUpperCase()}
          </span>
          <span className="visually-hidden">{t('workspace.label')}</span>
          <span className={styles.word}>{session.workspace.name}</span>
          <IconSelector className={styles.chevron} size={14} stroke={1.6} color="var(--k-text-3)" aria-hidden="true" />
        </button>
      </Menu.Target>
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
