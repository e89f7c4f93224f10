import type { ReactNode } from 'react'
import styles from './Figures.module.css'
import type { Tone } from './field.ts'
import { UiLink } from './UiLink.tsx'

export interface Figure {
  label: string
  value: ReactNode
  /** The number's meaning: "of 90 %", "was 81", "in 24 orders". */
  note?: ReactNode
  tone?: Tone
  /** Opens the records it is made of. */
  href?: string
}

/** Two to five figures side by side in one card, each beside its meaning. */
export function Figures({ label, figures, children }: { label: string; figures: Figure[]; children?: ReactNode }) {
  return (
    <section className={styles.card} aria-label={label}>
      <dl className={styles.figures}>
        {figures.map((figure) => (
          <div key={figure.label} className={styles.figure}>
            <dt className={styles.label}>{figure.label}</dt>
            <dd className={styles.value}>
              {figure.href ? <UiLink href={figure.href}>{figure.value}</UiLink> : figure.value}
            </dd>
            {figure.note && (
              <dd className={styles.note} data-tone={figure.tone}>
                {figure.note}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {children && <div className={styles.below}>{children}</div>}
    </section>
  )
}
