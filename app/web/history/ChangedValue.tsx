import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { ApiProblem } from '../api-problem.ts'
import { objectClient } from '../objects/object-client.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'
import styles from './History.module.css'
import type { HistoryEntry } from './history-client.ts'
import { fieldOf, useValueWords } from './use-change-words.ts'

interface ChangedValueProps extends RecordPartProps {
  name: string
  change: readonly [unknown, unknown]
  entry: HistoryEntry
}

/** One field of a change, with the way back to what it was before. */
export function ChangedValue({ name, change, entry, model, record }: ChangedValueProps) {
  const { t } = useTranslation('history')
  const wordsOf = useValueWords()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [now, setNow] = useState<{ value: unknown }>()
  const field = fieldOf(model, name)
  const currency = typeof record.currency === 'string' ? record.currency : undefined
  const words = (value: unknown) => wordsOf(field, value, currency)
  const [before, after] = [words(change[0]), words(change[1])]
  const editable =
    model.descriptor.may.update && !record.deletedAt && !field.readOnly && model.field(name) !== undefined
  const isSo = words(record[name]) === before
  const restore = async (seen: unknown) => {
    setBusy(true)
    try {
      const draft = { recordId: record.id, object: model.descriptor.name, eventId: entry.id, field: name, seen }
      await client.histories.restore(draft)
      setNow(undefined)
      await queries.invalidateQueries({ queryKey: [model.descriptor.plural] })
      void tell(before ? t('restored', { field: field.label, value: before }) : t('cleared', { field: field.label }))
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.code === 'value_changed')) tellFailure(problem)
      else setNow({ value: (await objectClient(model.descriptor.plural).get({ id: record.id }))[name] })
    } finally {
      setBusy(false)
    }
  }
  const label = before ? t('restore', { value: before.slice(0, 60) }) : t('restoreNothing')
  return (
    <div className={styles.change}>
      <dt>{field.label}</dt>
      <dd>
        <div className={styles.values}>
          <div>
            {before && <s className={styles.before}>{before}</s>}
            <span>{after || <em className={styles.nothing}>{t('nothing')}</em>}</span>
          </div>
          {editable && !isSo && entry.type.endsWith('.updated') && (
            <Tooltip label={label}>
              <ActionIcon
                size={24}
                aria-label={label}
                loading={busy}
                onClick={() => void restore(record[name] ?? null)}
              >
                <IconArrowBackUp size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {now && (
          <div role="alert" className={styles.conflict}>
            <strong>{t('changedTitle', { field: field.label })}</strong>
            <p>{t('changedText', { now: words(now.value) || t('nothing'), value: before || t('nothing') })}</p>
            <div className={styles.buttons}>
              <Button size="xs" loading={busy} onClick={() => void restore(now.value ?? null)}>
                {t('putBackAnyway')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => setNow(undefined)}>
                {t('leave')}
              </Button>
            </div>
          </div>
        )}
      </dd>
    </div>
  )
}
