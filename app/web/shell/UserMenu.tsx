import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { languages } from '../i18n.ts'
import { signOut } from '../session.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from './Rail.module.css'
import { useShell } from './shell-context.ts'
import menuStyles from './UserMenu.module.css'

/** One's own things: profile, look, language, leaving. */
export function UserMenu() {
  const { t } = useTranslation()
  const { session } = useShell()
  return (
    <Menu position="top-start" width={264} closeOnItemClick>
      <Menu.Target>
        <button type="button" className={`plain ${styles.user}`}>
          <RecordAvatar name={session.user.name} kind="person" size={20} />
          <span className={styles.word}>{session.user.name}</span>
          <span className="visually-hidden">{t('user.label')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The same choices, for the rail's menu and the phone's "More". */
export function UserMenuItems() {
  const { t } = useTranslation()
  const router = useRouter()
  const { session } = useShell()
  return (
    <>
      <Menu.Label>{session.user.email}</Menu.Label>
      <Menu.Item
        leftSection={<IconUserCircle size={16} stroke={1.6} />}
        onClick={() => router.history.push('/settings/profile')}
      >
        {t('user.profile')}
      </Menu.Item>
      <Menu.Divider />
      <LookChoices />
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
        {t('user.signOut')}
      </Menu.Item>
    </>
  )
}

/** Light or dark, and the language; both hold at once, without a reload. */
export function LookChoices() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={menuStyles.look}>
      <span id="look-scheme">{t('look.scheme')}</span>
      <SegmentedControl
        fullWidth
        aria-labelledby="look-scheme"
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme === 'light' || scheme === 'dark' ? scheme : 'auto')}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`look.${value}`) }))}
      />
      <span id="look-language">{t('look.language')}</span>
      <SegmentedControl
        fullWidth
        aria-labelledby="look-language"
        value={i18n.language}
        onChange={(language) => i18n.changeLanguage(language)}
        data={languages.map((value) => ({ value, label: t(`look.${value}`) }))}
      />
    </div>
  )
}
