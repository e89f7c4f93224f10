import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Keys.module.css'
import { keyCaps } from './keyboard.ts'

/** The caps of a shortcut, such as ⌘ K. Hidden from screen readers: the control's `aria-keyshortcuts` says it. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation('ui')
  const caps = keyCaps(keys)
  return (
    <span className={styles.keys} aria-hidden="true" data-keys>
      {caps.map((cap) => (
        <Kbd key={cap}>{cap === 'Ctrl' ? t('key.ctrl') : cap}</Kbd>
      ))}
    </span>
  )
}
