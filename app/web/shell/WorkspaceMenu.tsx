import { IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { onDemand } from '../ui/on-demand.tsx'
import styles from './Rail.module.css'
import { useShell } from './shell-context.ts'

const WorkspaceItems = onDemand(async () => (await import('./WorkspaceItems.tsx')).WorkspaceItems)

/** Names the workspace one is in and moves to another. */
export function WorkspaceMenu() {
  const { t } = useTranslation()
  const { session } = useShell()
  return (
    <WorkspaceItems>
      <button type="button" className={`plain ${styles.workspace}`}>
        <span className={styles.mark} aria-hidden="true">
          {session.workspace.name.charAt(0).toLocaleUpperCase()}
        </span>
        <span className="visually-hidden">{t('workspace.label')}</span>
        <span className={styles.word}>{session.workspace.name}</span>
        <IconSelector className={styles.chevron} size={14} stroke={1.6} color="var(--k-text-3)" aria-hidden="true" />
      </button>
    </WorkspaceItems>
  )
}
