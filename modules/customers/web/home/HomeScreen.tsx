import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { Keys } from '#app/web/ui/Keys.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { CustomerChanges } from './CustomerChanges.tsx'
import { DemoNote } from './DemoNote.tsx'
import { DueTasks } from './DueTasks.tsx'
import { FirstWeek } from './FirstWeek.tsx'
import styles from './Home.module.css'
import { useDue } from './use-due.ts'

/** My day: what is overdue and due, what changed on customers, and in the first week what to do first. */
export function HomeScreen() {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const { session, openCreate } = useShell()
  const due = useDue()
  const { locale, timeZone } = formats
  const today = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const [firstName = ''] = session.user.name.split(' ')
  return (
    <>
      <PageHeader
        title={t('home.title')}
        actions={
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} />}
            rightSection={<Keys keys="c" />}
            onClick={openCreate}
          >
            {t('home.new')}
          </Button>
        }
      />
      <div className={styles.page}>
        <div className={styles.columns}>
          <div className={styles.hello}>
            <h2 className={styles.greeting}>{t(`home.greeting.${partOfDay()}`, { name: firstName })}</h2>
            <p className={styles.summary}>
              {today.format(new Date())}.{' '}
              {due.overdue > 0 && (
                <>
                  <span className={styles.late}>{t('home.overdue', { count: due.overdue })}</span>,{' '}
                </>
              )}
              {due.today > 0 && t('home.dueToday', { count: due.today })}
              {due.known && due.today === 0 && t(due.overdue > 0 ? 'home.nothingElse' : 'home.nothingToday')}
            </p>
          </div>
          <aside className={styles.side} aria-label={t('home.beside')}>
            <FirstWeek />
            <DemoNote />
          </aside>
          <div className={styles.main}>
            <DueTasks due={due} />
            <CustomerChanges />
          </div>
        </div>
      </div>
    </>
  )
}

/** By the clock of whoever looks. */
function partOfDay() {
  const hour = new Date().getHours()
  return hour < 11 ? 'morning' : hour < 18 ? 'day' : 'evening'
}
