import type { CSSProperties } from 'react'
import styles from './Segments.module.css'

const hues: Record<string, string> = {
  teal: 'var(--mantine-color-teal-6)',
  blue: 'var(--mantine-color-blue-6)',
  violet: 'var(--mantine-color-violet-6)',
  pink: 'var(--mantine-color-pink-6)',
  red: 'var(--mantine-color-red-6)',
  orange: 'var(--mantine-color-orange-6)',
  yellow: 'var(--mantine-color-yellow-6)',
  green: 'var(--mantine-color-green-6)',
  gray: 'var(--k-text-3)',
}

/** A segment's name behind its dot. */
export function SegmentName({ name, color }: { name: string; color: string }) {
  return (
    <span className={styles.name}>
      <span
        className={styles.dot}
        style={{ '--segment-color': hues[color] ?? hues.gray } as CSSProperties} // a custom property is not in the type
        aria-hidden="true"
      />
      <span>{name}</span>
    </span>
  )
}
