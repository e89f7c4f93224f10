import { Button, Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ConfirmTyped.module.css'

interface ConfirmTypedProps {
  opened: boolean
  close: () => void
  title: string
  /** What will be gone, for good. */
  children: ReactNode
  /** What has to be typed: the record's or workspace's name. */
  word: string
  action: string
  confirm: () => Promise<unknown>
}

/** Only for what cannot be undone: the name has to be typed. All else is done at once and can be taken back. */
export function ConfirmTyped({ opened, close, title, ...rest }: ConfirmTypedProps) {
  const { t } = useTranslation('ui')
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <ConfirmForm close={close} {...rest} />
    </Modal>
  )
}

function ConfirmForm({ close, children, word, action, confirm }: Omit<ConfirmTypedProps, 'opened' | 'title'>) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const fits = typed.trim() === word
  const submit = async () => {
    setBusy(true)
    try {
      await confirm()
      close()
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('error.failed.detail'))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (fits && !busy) submit()
      }}
    >
      <div>{children}</div>
      <TextInput
        data-autofocus
        label={t('confirm.type', { word })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={failure}
        autoComplete="off"
      />
      <div className={styles.buttons}>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="filled" color="red" disabled={!fits} loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}
