import { SegmentedControl } from '@mantine/core'
import styles from './LookChoices.module.css'
import { useLook } from './use-look.ts'

/** Look and language side by side, for the phone's sheet. */
export function LookChoices() {
  const look = useLook()
  return (
    <div className={styles.look}>
      {look.map(({ id, label, value, options, choose }) => (
        <div key={id}>
          <span>{label}</span>
          <SegmentedControl fullWidth aria-label={label} value={value} onChange={choose} data={options} />
        </div>
      ))}
    </div>
  )
}
