import { Drawer } from '@mantine/core'
import { IconLogout, IconMessageReport, IconSettings, IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isCurrent } from '../navigation.ts'
import { signOut } from '../session.ts'
import { UiLink } from '../ui/UiLink.tsx'
import { useUnread } from './Bell.tsx'
import { LookChoices } from './LookChoices.tsx'
import styles from './ShellList.module.css'
import { useShell } from './shell-context.ts'

/** On a phone: every place that has no room in the bar, and one's own things. */
export function MoreSheet({ opened, close, pathname }: { opened: boolean; close: () => void; pathname: string }) {
  const { t } = useTranslation()
  const { items, session, openFeedback } = useShell()
  const unread = useUnread()
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="bottom"
      size="auto"
      title={session.workspace.name}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            <UiLink href={item.href} onClick={close} aria-current={isCurrent(item, pathname) ? 'page' : undefined}>
              <item.icon size={20} stroke={1.6} aria-hidden="true" />
              {item.label}
              {item.id === 'notifications' && unread && <span className={styles.count}>{unread}</span>}
            </UiLink>
          </li>
        ))}
      </ul>
      <ul className={styles.list}>
        <li>
          <UiLink href="/settings" onClick={close}>
            <IconSettings size={20} stroke={1.6} aria-hidden="true" />
            {t('nav.settings')}
          </UiLink>
        </li>
        <li>
          <UiLink href="/settings/profile" onClick={close}>
            <IconUserCircle size={20} stroke={1.6} aria-hidden="true" />
            {t('user.profile')}
          </UiLink>
        </li>
        <li>
          <button
            type="button"
            className="plain"
            onClick={() => {
              close()
              openFeedback()
            }}
          >
            <IconMessageReport size={20} stroke={1.6} aria-hidden="true" />
            {t('rail.feedback')}
          </button>
        </li>
        <li>
          <button type="button" className="plain" onClick={signOut}>
            <IconLogout size={20} stroke={1.6} aria-hidden="true" />
            {t('user.signOut')}
          </button>
        </li>
      </ul>
      <LookChoices />
    </Drawer>
  )
}
