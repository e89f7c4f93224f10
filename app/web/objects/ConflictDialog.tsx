import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldDisplay } from '../ui/FieldDisplay.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { currencyOf, shownValue } from './columns.tsx'
import { useObjects } from './ObjectsProvider.tsx'
import type { ObjectModel } from './object-model.ts'
import styles from './Record.module.css'
import { type Conflict, recordQuery } from './use-record.ts'

interface ConflictDialogProps {
  model: ObjectModel
  conflict: Conflict
  save: (field: string, value: unknown) => Promise<unknown>
  close: () => void
}

/** Two people changed the same field: what it was, what each made of it, and the choice. */
export function ConflictDialog({ model, conflict, save, close }: ConflictDialogProps) {
  const { t } = useTranslation('objects')
  const { models } = useObjects()
  const [busy, setBusy] = useState(false)
  // Ours is saved on the record as it is now; wait until the page has it.
  const { data: current } = useQuery(recordQuery(model, conflict.theirs.id))
  const field = model.field(conflict.field)
  if (!field) return null
  const { before, mine, theirs } = conflict
  const versions = [
    { id: 'before', value: before },
    { id: 'theirs', value: theirs[field.key] },
    { id: 'mine', value: mine },
  ] as const
  const take = async (value: unknown) => {
    setBusy(true)
    try {
      await save(field.key, value)
      close()
    } catch (problem) {
      tellFailure(problem)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      size={480}
      title={t('conflict.title', { field: field.label })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <p className={styles.explain}>{t('conflict.text')}</p>
      <dl className={styles.versions}>
        {versions.map(({ id, value }) => (
          <div key={id} className={styles.version}>
            <dt>{t(`conflict.${id}`)}</dt>
            <dd>
              <FieldDisplay
                field={field}
                value={shownValue(field, value, models)}
                currency={currencyOf(theirs)}
                exact
              />
            </dd>
            <dd>
              {id === 'mine' ? (
                <Button size="xs" variant="filled" loading={busy} disabled={!current} onClick={() => take(mine)}>
                  {t('conflict.takeMine')}
                </Button>
              ) : id === 'theirs' ? (
                <Button size="xs" onClick={close}>
                  {t('conflict.keepTheirs')}
                </Button>
              ) : (
                <Button size="xs" variant="subtle" color="gray" onClick={() => take(before)}>
                  {t('conflict.takeBefore')}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
