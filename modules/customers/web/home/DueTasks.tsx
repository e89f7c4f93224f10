import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { TaskLines } from '../TaskLines.tsx'
import styles from './Home.module.css'
import type { useDue } from './use-due.ts'

/** What has to be done, overdue first. */
export function DueTasks({ due }: { due: ReturnType<typeof useDue> }) {
  const { t } = useTranslation('customers')
  if (!due.visible) return null
  return (
    <section className={styles.section} aria-label={t('home.due')}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          {t('home.due')} <span>{due.overdue + due.today || ''}</span>
        </h3>
        <UiLink href="/tasks" className={styles.all}>
          {t('home.allTasks')}
        </UiLink>
      </div>
      {due.loading && <RowSkeletons count={3} />}
      {due.problem && <PartProblem problem={due.problem} retry={() => void due.retry()} />}
      {!due.loading && !due.problem && due.tasks.length === 0 && <p className={styles.none}>{t('home.nothingDue')}</p>}
      <TaskLines tasks={due.tasks} brief />
    </section>
  )
}
