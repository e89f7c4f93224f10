import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import { cellText, type TextTools } from './cell-text.ts'
import styles from './Sheet.module.css'
import type { RefusedCell } from './sheet-writes.ts'
import type { Refusals } from './use-sheet-acts.ts'

const MOST = 50

interface RefusedPanelProps {
  model: ObjectModel
  rows: readonly AnyRecord[]
  refusals: Refusals
  tools: TextTools
  others: () => void
  close: () => void
}

/** Each cell that does not fit, with its reason; nothing was changed. The others can be, without them. */
export function RefusedPanel({ model, rows, refusals, tools, others, close }: RefusedPanelProps) {
  const { t } = useTranslation('grid')
  const formats = useFormats()
  const { of, cells, rest } = refusals
  const whereOf = ({ id, key }: RefusedCell) => {
    const record = rows.find((row) => row.id === id)
    return [record && model.titleOf(record), key && model.field(key)?.label].filter(Boolean).join(' · ')
  }
  const whyOf = ({ key, why }: RefusedCell) => {
    if ('message' in why) return why.message
    const field = model.field(key ?? '')
    return t('refused.meanwhile', { now: (field && cellText(field, why.now, undefined, tools)) || t('refused.empty') })
  }
  const wantedOf = ({ key, wanted }: RefusedCell) => {
    const field = model.field(key ?? '')
    const text = typeof wanted === 'string' || !field ? String(wanted ?? '') : cellText(field, wanted, undefined, tools)
    return text && `“${text}”`
  }
  const shown = (count: number) => ({ count, shown: formats.number(count) })
  return (
    <Modal
      opened
      onClose={close}
      size={480}
      title={t(of === 'undo' ? 'refused.title_undo' : 'refused.title')}
      closeButtonProps={{ 'aria-label': t('refused.close') }}
    >
      <p>{t('refused.intro', shown(cells.length))}</p>
      <ul className={styles.list}>
        {cells.slice(0, MOST).map((cell, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells outside the table have nothing else; the list stands still
          <li key={at}>
            <span className={styles.where}>{whereOf(cell)}</span> {wantedOf(cell)}
            <span className={styles.why}>{whyOf(cell)}</span>
          </li>
        ))}
      </ul>
      {cells.length > MOST && <p>{t('refused.more', { shown: formats.number(cells.length - MOST) })}</p>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" color="gray" onClick={close}>
          {t('refused.close')}
        </Button>
        {rest.length > 0 && (
          <Button variant="filled" onClick={others}>
            {t('refused.others', shown(rest.length))}
          </Button>
        )}
      </Group>
    </Modal>
  )
}
