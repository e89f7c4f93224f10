import type { ReactNode } from 'react'
import styles from './Section.module.css'

interface SectionProps {
  title: string
  detail?: ReactNode
  /** For tables, which need more than a form's width. */
  wide?: boolean
  children?: ReactNode
}

/** One matter of a settings page: its heading, what it is for, its controls. */
export function Section({ title, detail, wide, children }: SectionProps) {
  return (
    <section className={styles.section} data-wide={wide || undefined}>
      <h2 className={styles.title}>{title}</h2>
      {detail && <p className={styles.detail}>{detail}</p>}
      <div className={styles.body}>{children}</div>
    </section>
  )
}

/** A form of a section: fields below each other, its button at the start. */
export const sectionForm = styles.form
/** A row of buttons. */
export const sectionButtons = styles.buttons
/** Rows with a line between: sessions, members, keys. */
export const sectionRows = styles.rows
/** What stands at the left of a row, over its small print. */
export const rowWords = styles.words
export const rowNote = styles.note
