import { Button } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import styles from './Record.module.css'

/** Over a record in the trash: since when, and the way back. */
export function TrashBanner({ model, record }: { model: ObjectModel; record: AnyRecord }) {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  const queries = useQueryClient()
  const { plural, may } = model.descriptor
  const restore = useMutation({
    mutationFn: () => objectClient(plural).restoreMany({ ids: [record.id] }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [plural] })
      tell(t('trash.restored', { what: model.titleOf(record) }))
    },
    onError: tellFailure,
  })
  return (
    <div role="status" className={styles.banner}>
      <span>{t('trash.inTrash', { when: formats.relative(String(record.deletedAt)) })}</span>
      {may.delete && (
        <Button
          size="xs"
          leftSection={<IconRestore size={14} stroke={1.6} />}
          loading={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {t('trash.restore')}
        </Button>
      )}
    </div>
  )
}
