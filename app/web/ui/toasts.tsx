import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import styles from './toasts.module.css'

const UNDO_MS = 8000

/** Says what was done and offers to take it back, for eight seconds. */
export function offerUndo(message: string, undo: () => Promise<unknown>) {
  const id = notifications.show({
    role: 'status',
    autoClose: UNDO_MS,
    withBorder: true,
    classNames: styles,
    message: (
      <span className={styles.line}>
        <span>{message}</span>
        <button
          type="button"
          className={`plain ${styles.undo}`}
          onClick={() => {
            notifications.hide(id)
            undo().catch((problem) => tellFailure(problem))
          }}
        >
          {i18next.t('ui:undo')}
        </button>
      </span>
    ),
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
  })
}

/** Says that something is done. */
export function tell(message: string) {
  notifications.show({
    message,
    role: 'status',
    withBorder: true,
    classNames: styles,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
  })
}

/** Says what went wrong with something done in passing; stays until it is closed. */
export function tellFailure(problem: unknown) {
  const message = problem instanceof Error ? problem.message : i18next.t('ui:error.failed.detail')
  notifications.show({
    message,
    color: 'red',
    autoClose: false,
    withBorder: true,
    classNames: styles,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
  })
}
