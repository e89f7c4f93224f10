import type { ReactNode } from 'react'
import styles from './FigureTable.module.css'

interface FigureTableProps {
  /** What it shows, for whoever cannot see what stands above it. */
  label: string
  className?: string | undefined
  /** Head, body and foot of the table. */
  children: ReactNode
}

/** A table of figures to read: names at the left, where they stay, figures at the right. It scrolls sideways, by keys too. */
export function FigureTable({ label, className, children }: FigureTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is scrolled by keys, too
    // biome-ignore lint/a11y/useSemanticElements: no group of fields
    <div role="group" className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={[styles.table, className].filter(Boolean).join(' ')}>{children}</table>
    </div>
  )
}
