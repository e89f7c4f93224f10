import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Views.module.css'
import type { View } from './view-state.ts'

interface ViewConflictProps {
  view: View
  takeMine: () => void
  takeTheirs: () => void
  /** Keeps both: mine as a view of its own. */
  apart: () => void
  close: () => void
}

/** Two people changed one view at the same time: neither is lost. */
export function ViewConflict({ view, takeMine, takeTheirs, apart, close }: ViewConflictProps) {
  const { t } = useTranslation('views')
  return (
    <Modal
      opened
      onClose={close}
      title={t('conflictTitle', { name: view.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <p>{t('conflictText')}</p>
      <div className={styles.buttons}>
        <Button onClick={takeTheirs}>{t('takeTheirs')}</Button>
        <Button onClick={apart}>{t('saveAs')}</Button>
        <Button variant="filled" onClick={takeMine}>
          {t('takeMine')}
        </Button>
      </div>
    </Modal>
  )
}
