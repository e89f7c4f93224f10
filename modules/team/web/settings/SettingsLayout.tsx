import { NativeSelect } from '@mantine/core'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './SettingsLayout.module.css'
import { type SettingsPage, settingsGroups, settingsPages } from './settings-pages.ts'

/** All settings: what is mine and what is the workspace's, side by side with the page. */
export function SettingsLayout() {
  const { t } = useTranslation('team')
  const { session } = useShell()
  const may = mayIn(session)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const router = useRouter()
  const here = settingsPages.find((page) => isAt(page, pathname))
  const open = settingsPages.filter(
    ({ needs, module }) => (!needs || may(needs)) && !(module && session.modulesOff.includes(module)),
  )
  const grouped = (shown: SettingsPage[]) =>
    settingsGroups
      .map((group) => ({
        label: group === 'workspace' ? session.workspace.name : t(`settings.${group}`),
        pages: shown.filter((page) => page.group === group),
      }))
      .filter(({ pages }) => pages.length > 0)
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={styles.columns}>
        <NativeSelect
          className={styles.choice}
          aria-label={t('settings.page')}
          value={here?.href}
          onChange={({ currentTarget: { value } }) => router.history.push(value)}
          // Where one is stands in it also where one may not be: it would name the first page instead.
          data={grouped(settingsPages.filter((page) => page === here || open.includes(page))).map(
            ({ label, pages }) => ({
              group: label,
              items: pages.map((page) => ({ value: page.href, label: t(page.label) })),
            }),
          )}
        />
        <nav className={styles.nav} aria-label={t('settings.title')}>
          {grouped(open).map(({ label, pages }) => (
            <Group key={label} label={label} pages={pages} pathname={pathname} />
          ))}
        </nav>
        <div className={styles.page}>
          <Outlet />
        </div>
      </div>
    </>
  )
}

const isAt = ({ href, also }: SettingsPage, pathname: string) =>
  pathname === href || pathname === also || pathname.startsWith(`${href}/`)

function Group({ label, pages, pathname }: { label: string; pages: SettingsPage[]; pathname: string }) {
  const { t } = useTranslation('team')
  return (
    <div className={styles.group}>
      <p className={styles.label}>{label}</p>
      <ul>
        {pages.map((page) => (
          <li key={page.href}>
            <UiLink href={page.href} className={styles.item} aria-current={isAt(page, pathname) ? 'page' : undefined}>
              <page.icon size={16} stroke={1.6} aria-hidden="true" />
              {t(page.label)}
            </UiLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
