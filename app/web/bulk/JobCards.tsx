import { useSessionStorage } from '@mantine/hooks'
import styles from './BulkCorner.module.css'
import { type BulkJob, isMoving } from './bulk-client.ts'
import { JobCard } from './JobCard.tsx'
import { useJobWords } from './use-job-words.ts'

/** So long a job that has ended is still worth a card. */
const RECENT_MS = 10 * 60_000
const MOST = 3

/** A card for each job that runs, and for the newest that has ended. */
export function JobCards({ all }: { all: readonly BulkJob[] }) {
  const [closed, setClosed] = useSessionStorage<string[]>({ key: 'kith-bulk-closed', defaultValue: [] })
  const ended = all.filter((job) => !isMoving(job) && isRecent(job) && !closed.includes(markOf(job)))
  // Of those that have ended the newest tells; more cards would lie over what one works on.
  const jobs = [...all.filter(isMoving), ...ended.slice(0, 1)]
  const words = useJobWords(jobs)
  if (jobs.length === 0) return null
  return (
    <section className={styles.corner} aria-label={words.t('region')}>
      {jobs.slice(0, MOST).map((job) => (
        <JobCard
          key={job.id}
          job={job}
          words={words}
          close={() => setClosed((was) => [...was, ...ended.map(markOf)])}
        />
      ))}
    </section>
  )
}

const isRecent = ({ finishedAt, undo }: BulkJob) =>
  Date.now() - Date.parse(undo?.finishedAt ?? finishedAt ?? '') < RECENT_MS

/** Closing the card of a job leaves the one that tells of its undo. */
const markOf = ({ id, undo }: BulkJob) => (undo ? `${id} undone` : id)
