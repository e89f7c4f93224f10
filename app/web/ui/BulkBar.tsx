import { Loader } from '@mantine/core'
import { IconDots, IconX } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './BulkBar.module.css'
import { useFormats } from './format.ts'
import { Keys } from './Keys.tsx'
import { onDemand } from './on-demand.tsx'

const BulkMore = onDemand(async () => (await import('./BulkMore.tsx')).BulkMore)

/** As many as stand in a row in German, too; the others hang on the dots. */
const IN_A_ROW = 5

export interface BulkAction {
  id: string
  label: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  run: () => void
  /** Why it can't be done now; the button then says so. */
  forbidden?: string
  busy?: boolean
}

interface BulkBarProps {
  count: number
  /** All that the filter finds; offered while fewer are chosen. */
  total: number
  selectAll: () => void
  clear: () => void
  actions: BulkAction[]
}

/** What can be done with the rows chosen; afloat over the footer of the list. */
export function BulkBar({ count, total, selectAll, clear, actions }: BulkBarProps) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  if (!count) return null
  const shown = actions.length > IN_A_ROW + 1 ? actions.slice(0, IN_A_ROW) : actions
  const more = actions.slice(shown.length)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.label')}>
      <span className={styles.count} role="status">
        {t('bulk.count', { count, shown: formats.number(count) })}
      </span>
      {count < total && (
        <button type="button" className={`plain ${styles.all}`} onClick={selectAll}>
          {t('bulk.all', { shown: formats.number(total) })}
        </button>
      )}
      <span className={styles.divider} />
      <div className={styles.actions}>
        {shown.map((action) => (
          <button
            key={action.id}
            title={action.forbidden}
            type="button"
            className={`plain ${styles.action}`}
            aria-disabled={action.forbidden || action.busy ? true : undefined}
            aria-description={action.forbidden}
            onClick={() => !action.forbidden && !action.busy && action.run()}
          >
            {action.busy ? <Loader size={14} color="currentColor" /> : <action.icon size={16} stroke={1.6} />}
            {action.label}
          </button>
        ))}
      </div>
      {more.length > 0 && (
        <BulkMore actions={more}>
          <button type="button" className={`plain ${styles.action}`} aria-label={t('bulk.more')}>
            <IconDots size={16} stroke={1.6} aria-hidden="true" />
          </button>
        </BulkMore>
      )}
      <span className={styles.divider} />
      <button type="button" className={`plain ${styles.clear}`} onClick={clear} aria-keyshortcuts="Escape">
        <span className="visually-hidden">{t('table.selectNone')}</span>
        <Keys keys="Escape" />
        <IconX size={16} stroke={1.6} className={styles.cross} aria-hidden="true" />
      </button>
    </div>
  )
}
