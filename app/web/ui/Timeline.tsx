import { useTranslation } from 'react-i18next'
import { useFormats } from './format.ts'
import styles from './Timeline.module.css'
import { type TimelineEntry, TimelineLine } from './TimelineLine.tsx'

interface TimelineProps {
  label: string
  /** Newest first. */
  entries: TimelineEntry[]
  more?: { available: boolean; loading: boolean; load: () => void }
}

/** What happened, newest first, under the days it happened on. The thread stops at a day's end. */
export function Timeline({ label, entries, more }: TimelineProps) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const days = Object.entries(
    entries.reduce<Record<string, TimelineEntry[]>>((byDay, entry) => {
      const day = formats.dayKey(entry.at)
      const list = byDay[day] ?? []
      byDay[day] = list
      list.push(entry)
      return byDay
    }, {}),
  )
  return (
    <section aria-label={label} className={styles.timeline}>
      {days.map(([day, members]) => (
        <div key={day} className={styles.day}>
          <h2 className={styles.heading}>{formats.day(members[0]?.at ?? day)}</h2>
          <ol className={styles.entries}>
            {members.map((entry) => (
              <TimelineLine key={entry.id} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
      {more?.available && (
        <button type="button" className={`plain ${styles.more}`} onClick={more.load} disabled={more.loading}>
          {t(more.loading ? 'loading' : 'timeline.earlier')}
        </button>
      )}
    </section>
  )
}
