import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../ui/FilterBar.module.css'
import type { BeyondChipProps } from '../ui/filter-beyond.ts'
import { BeyondDialog } from './BeyondDialog.tsx'
import { type Beyond, isBeyond } from './beyond.ts'
import { useBeyondWords } from './use-beyond-words.ts'

/** A condition beyond the fields: its sentence, ×. A click opens it in a dialog, where its parts have room. */
export function BeyondChip({
  object,
  part,
  onChange,
  remove,
  startOpen = false,
  onClose,
  plain,
}: BeyondChipProps & { plain?: boolean }) {
  const { t } = useTranslation('ui')
  const words = useBeyondWords(object)
  const [edited, setEdited] = useState<Beyond | undefined>(startOpen && isBeyond(part) ? part : undefined)
  if (!isBeyond(part)) return null
  const { subject, operator, value } = words(edited ?? part)
  const close = () => {
    setEdited(undefined)
    onClose?.()
  }
  return (
    <span className={styles.chip}>
      <button
        type="button"
        className={`plain ${styles.sentence}`}
        onClick={() => setEdited(part)}
        aria-haspopup="dialog"
        aria-expanded={edited !== undefined}
      >
        <span>{subject}</span>
        {operator && <span className={styles.operator}>{operator}</span>}
        {value && (
          <span className={styles.value} title={value}>
            <span className={styles.words}>{value}</span>
          </span>
        )}
      </button>
      <button
        type="button"
        className={`plain ${styles.remove}`}
        onClick={remove}
        aria-label={t('filter.remove', { field: subject })}
      >
        <IconX size={14} stroke={1.6} aria-hidden="true" />
      </button>
      {edited && (
        <BeyondDialog
          object={object}
          part={edited}
          plain={plain}
          onChange={(next) => {
            setEdited(next)
            onChange(next)
          }}
          close={close}
        />
      )}
    </span>
  )
}
