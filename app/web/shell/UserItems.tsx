import { Menu } from '@mantine/core'
import { IconCheck, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { Fragment, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut, talksToCustomers } from '../session.ts'
import type { Opening } from '../ui/on-demand.tsx'
import { useShell } from './shell-context.ts'
import { useLook } from './use-look.ts'

const PresenceItems = lazy(async () => ({
  default: (await import('#modules/assignment/web/PresenceItems.tsx')).PresenceItems,
}))

/** The user's menu on its button. */
export function UserItems({ opened, setOpened, children }: Opening) {
  const { t } = useTranslation()
  const router = useRouter()
  const { session } = useShell()
  return (
    <Menu position="top-start" width={264} closeOnItemClick opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.user.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconUserCircle size={16} stroke={1.6} />}
          onClick={() => router.history.push('/settings/profile')}
        >
          {t('user.profile')}
        </Menu.Item>
        <Menu.Divider />
        {talksToCustomers(session) && (
          <Suspense>
            <PresenceItems />
          </Suspense>
        )}
        <LookItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Look and language as items: a menu may hold nothing else. */
function LookItems() {
  const { t } = useTranslation()
  const look = useLook()
  return (
    <>
      {look.map(({ id, label, value, options, choose }) => (
        <Fragment key={id}>
          <Menu.Label>{label}</Menu.Label>
          {options.map((option) => (
            <Menu.Item
              key={option.value}
              rightSection={
                option.value === value ? <IconCheck size={14} stroke={1.6} aria-label={t('look.chosen')} /> : null
              }
              onClick={() => choose(option.value)}
            >
              {option.label}
            </Menu.Item>
          ))}
        </Fragment>
      ))}
    </>
  )
}
