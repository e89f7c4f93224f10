import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './SettingsLayout.module.css'
import { type SettingsPage, settingsPages } from './settings-pages.ts'

/** All settings: what is mine and what is the workspace's, side by side with the page. */
export function SettingsLayout() {
  const { t } = useTranslation('team')
  const { session } = useShell()
  const may = mayIn(session)
  const shown = settingsPages.filter(
    ({ needs, module }) => (!needs || may(needs)) && !(module && session.modulesOff.includes(module)),
  )
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const nav = useRef<HTMLElement>(null)
  // On a phone the pages are one long row: the current one must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another current one
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [pathname])
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={styles.columns}>
        <nav ref={nav} className={styles.nav} aria-label={t('settings.title')}>
          <Group label={t('settings.me')} pages={shown.filter(({ group }) => group === 'me')} />
          <Group label={session.workspace.name} pages={shown.filter(({ group }) => group === 'workspace')} />
        </nav>
        <div className={styles.page}>
          <Outlet />
        </div>
      </div>
    </>
  )
}

function Group({ label, pages }: { label: string; pages: SettingsPage[] }) {
  const { t } = useTranslation('team')
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <div className={styles.group}>
      <p className={styles.label}>{label}</p>
      <ul>
        {pages.map(({ href, label, icon: PageIcon }) => (
          <li key={href}>
            <UiLink
              href={href}
              className={styles.item}
              aria-current={pathname === href || pathname.startsWith(`${href}/`) ? 'page' : undefined}
            >
              <PageIcon size={16} stroke={1.6} aria-hidden="true" />
              {t(label)}
            </UiLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
