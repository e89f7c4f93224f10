import { IconChartBar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Tickets.module.css'

/** The way from the list of tickets to what was kept and missed. */
export function TicketBar() {
  const { t } = useTranslation('tickets')
  return (
    <UiLink href="/sla-report" className={styles.clock}>
      <IconChartBar size={14} stroke={1.6} aria-hidden="true" />
      {t('report.title')}
    </UiLink>
  )
}
