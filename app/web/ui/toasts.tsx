import i18next from 'i18next'
import styles from './toasts.module.css'

const UNDO_MS = 8000

let wanted = false
const waiting = new Set<() => void>()

/** Whether anything was ever told. */
export const hasNotices = () => wanted

/** Calls back once something is told for the first time. */
export function onFirstNotice(callBack: () => void): () => void {
  waiting.add(callBack)
  return () => void waiting.delete(callBack)
}

/** The notices; what is shown before their place stands is kept until it does. */
export async function notices() {
  wanted = true
  for (const callBack of waiting) callBack()
  return (await import('@mantine/notifications')).notifications
}

/** Says what was done and offers to take it back, for eight seconds. */
export async function offerUndo(message: string, undo: () => Promise<unknown>): Promise<void> {
  const notifications = await notices()
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
export async function tell(message: string): Promise<void> {
  const notifications = await notices()
  notifications.show({
    message,
    role: 'status',
    withBorder: true,
    classNames: styles,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
  })
}

/** Says what went wrong with something done in passing; stays until it is closed. */
export async function tellFailure(problem: unknown): Promise<void> {
  const notifications = await notices()
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
