import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Knowledge.module.css'
import type { TicketGap } from './knowledge-client.ts'
import own from './TicketGaps.module.css'

/** What tickets were about that nobody answered with an article. */
export function TicketGaps({ gaps }: { gaps: TicketGap[] }) {
  const { t } = useTranslation('knowledge')
  return (
    <section className={own.ticketGaps} aria-label={t('gaps.tickets')}>
      <h2>{t('gaps.tickets')}</h2>
      <p>{t('gaps.ticketsAbout')}</p>
      <ul className={styles.gaps}>
        {gaps.map(({ type, name, tickets, latest }) => (
          <li key={type}>
            <div>
              <b>{name ?? t('gaps.noType')}</b>
              <small>{t('gaps.ticketCount', { count: tickets })}</small>
              <small>
                {latest.map(({ id, number, subject }) => (
                  <UiLink key={id} href={`/tickets/${id}`}>
                    {number} {subject}
                  </UiLink>
                ))}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
