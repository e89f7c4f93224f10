import { Tooltip } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import { useFormats } from './format.ts'
import styles from './Timeline.module.css'
import { UiLink } from './UiLink.tsx'

/** One thing that happened. `who` and `what` read as one sentence. */
export interface TimelineEntry {
  id: string
  /** ISO 8601. */
  at: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  who: string
  what: ReactNode
  /** Opens what it is about. */
  href?: string
  /** Bordered below the sentence; only if there is something to read. */
  excerpt?: { title?: string; text: ReactNode; end?: ReactNode }
  /** Before the time: a status, "why?", Undo. */
  aside?: ReactNode
  menu?: ReactNode
  /** Under all of it: what people said about it. */
  below?: ReactNode
}

export function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const formats = useFormats()
  const { icon: Icon, who, what, excerpt, href } = entry
  const sentence = (
    <>
      <strong className={styles.who}>{who}</strong> {what}
    </>
  )
  return (
    <li className={styles.entry}>
      <span className={styles.icon} aria-hidden="true">
        <Icon size={14} stroke={1.6} />
      </span>
      <div className={styles.line}>
        <p className={styles.sentence}>{href ? <UiLink href={href}>{sentence}</UiLink> : sentence}</p>
        <div className={styles.end}>
          {entry.aside}
          <Tooltip label={formats.dateTime(entry.at)}>
            <time dateTime={entry.at} className={styles.time}>
              {formats.time(entry.at)}
            </time>
          </Tooltip>
          {entry.menu}
        </div>
      </div>
      {excerpt && (
        <div className={styles.excerpt}>
          <div className={styles.words}>
            {excerpt.title && <div className={styles.title}>{excerpt.title}</div>}
            <div className={styles.text}>{excerpt.text}</div>
          </div>
          {excerpt.end}
        </div>
      )}
      {entry.below}
    </li>
  )
}
