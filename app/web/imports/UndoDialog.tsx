import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { undo } from './import-client.ts'
import type { Import } from './import-model.ts'
import styles from './ResultStep.module.css'
import { useImportAct } from './use-import.ts'
import type { ImportedObject } from './use-objects.ts'
import { useProblemWords } from './words.ts'

interface UndoDialogProps {
  id: string
  counts: Import['counts']
  object: ImportedObject
  opened: boolean
  close: () => void
}

/** Says what taking an import back will do, before it is done: there is no way forward again but another import. */
export function UndoDialog({ id, counts, object, opened, close }: UndoDialogProps) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const words = useProblemWords()
  const act = useImportAct(id)
  const counted = (count: number) => object.counted(count, formats.number(count))
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('undo.title')}
      size={440}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <ul className={styles.will}>
        {counts.created > 0 && <li>{t('undo.created', { what: counted(counts.created), count: counts.created })}</li>}
        {counts.updated > 0 && <li>{t('undo.updated', { what: counted(counts.updated), count: counts.updated })}</li>}
        <li>{t('undo.kept')}</li>
      </ul>
      {act.error && (
        <p role="alert" className={styles.error}>
          {words(act.error)}
        </p>
      )}
      <div className={styles.dialogActs}>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('ui:cancel')}
        </Button>
        <Button loading={act.isPending} onClick={() => act.mutate({ act: () => undo({ id }) }, { onSuccess: close })}>
          {t('undo.do')}
        </Button>
      </div>
    </Modal>
  )
}
