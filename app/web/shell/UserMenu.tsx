import { useTranslation } from 'react-i18next'
import { photoOf } from '../session.ts'
import { onDemand } from '../ui/on-demand.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from './Rail.module.css'
import { useShell } from './shell-context.ts'

const UserItems = onDemand(async () => (await import('./UserItems.tsx')).UserItems)

/** One's own things: profile, look, language, leaving. */
export function UserMenu() {
  const { t } = useTranslation()
  const { session } = useShell()
  return (
    <UserItems>
      <button type="button" className={`plain ${styles.user}`}>
        <RecordAvatar name={session.user.name} kind="person" size={20} photo={photoOf(session.user)} />
        <span className={styles.word}>{session.user.name}</span>
        <span className="visually-hidden">{t('user.label')}</span>
      </button>
    </UserItems>
  )
}
