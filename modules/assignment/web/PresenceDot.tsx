import styles from './Room.module.css'

/** Whether somebody is there, as a mark beside the word. */
export const PresenceDot = ({ state }: { state: string }) => (
  <span className={styles.dot} data-state={state} aria-hidden="true" />
)
