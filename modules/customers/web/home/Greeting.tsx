import { useTranslation } from 'react-i18next'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Home.module.css'
import { useDue } from './use-due.ts'

/** Who is greeted, which day it is, and what presses. */
export function Greeting({ mine }: { mine: boolean }) {
  const { t } = useTranslation('home')
  const { locale, timeZone } = useFormats()
  const { session } = useShell()
  const due = useDue(mine)
  const today = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const [firstName = ''] = session.user.name.split(' ')
  return (
    <div className={styles.hello}>
      <h2 className={styles.greeting}>{t(`greeting.${partOfDay()}`, { name: firstName })}</h2>
      <p className={styles.summary}>
        {today.format(new Date())}.{' '}
        {due.overdue > 0 && (
          <>
            <span className={styles.late}>{t('overdue', { count: due.overdue })}</span>,{' '}
          </>
        )}
        {due.today > 0 && t('dueToday', { count: due.today })}
        {due.known && due.today === 0 && t(due.overdue > 0 ? 'nothingElse' : 'nothingToday')}
      </p>
    </div>
  )
}

/** By the clock of whoever looks. */
function partOfDay() {
  const hour = new Date().getHours()
  return hour < 11 ? 'morning' : hour < 18 ? 'day' : 'evening'
}
