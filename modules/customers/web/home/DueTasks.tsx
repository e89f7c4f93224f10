import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { TaskLines } from '../TaskLines.tsx'
import { CardHead } from './CardHead.tsx'
import type { CardProps } from './cards.ts'
import styles from './Home.module.css'
import { useDue } from './use-due.ts'

/** What has to be done, overdue first. */
export function DueTasks(props: CardProps) {
  const { t } = useTranslation('home')
  const due = useDue(props.mine)
  if (!due.visible) return null
  return (
    <section className={styles.section} aria-label={t('due')}>
      <CardHead title={t('due')} note={due.overdue + due.today || undefined} {...props}>
        <UiLink href="/tasks" className={styles.all}>
          {t('allTasks')}
        </UiLink>
      </CardHead>
      {due.loading && <RowSkeletons count={3} />}
      {due.problem && <PartProblem problem={due.problem} retry={() => void due.retry()} />}
      {!due.loading && !due.problem && due.tasks.length === 0 && <p className={styles.none}>{t('nothingDue')}</p>}
      <TaskLines tasks={due.tasks} brief={props.mine} />
    </section>
  )
}
