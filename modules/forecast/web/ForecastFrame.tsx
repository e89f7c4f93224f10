import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { ScreenTabs } from '#app/web/ui/ScreenTabs.tsx'
import styles from './Forecast.module.css'

const tabs = [
  ['forecast', '/forecast'],
  ['targets', '/forecast/targets'],
  ['accuracy', '/forecast/accuracy'],
] as const

/** The head of the forecast’s screens with the way from one to another. They are for whoever may read deals. */
export function ForecastFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('forecast')
  const { session } = useShell()
  const { pathname } = useLocation()
  return (
    <>
      <PageHeader title={t('title')} />
      {mayIn(session)('deals.read') ? (
        <div className={styles.page}>
          <ScreenTabs
            label={t('parts')}
            tabs={tabs.map(([name, href]) => ({ label: t(`tabs.${name}`), href }))}
            current={pathname}
          />
          <div className={styles.inner}>{children}</div>
        </div>
      ) : (
        <ForbiddenState />
      )}
    </>
  )
}
