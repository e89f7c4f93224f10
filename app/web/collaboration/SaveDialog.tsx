import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'

interface SaveDialogProps {
  title: string
  /** What the button says. */
  label: string
  /** Whether enough is filled in. */
  isReady: boolean
  /** What is thrown is shown, and what was filled in stays. */
  save: () => Promise<void>
  close: () => void
  size?: number
  children: ReactNode
}

/** Fields over a page, and the button that saves them. */
export function SaveDialog({ title, label, isReady, save, close, size = 480, children }: SaveDialogProps) {
  const { t } = useTranslation('ui')
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await save()
      close()
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('error.failed.detail'))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} size={size} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void submit()
        }}
      >
        <div className={cards.fields}>
          {children}
          {failure && (
            <p role="alert" className={styles.failure}>
              {failure}
            </p>
          )}
        </div>
        <div className={cards.buttons}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!isReady}>
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
