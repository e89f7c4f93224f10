import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { changedPart } from './changed-part.ts'
import { change, mend } from './import-client.ts'
import type { Import, Reason } from './import-model.ts'
import styles from './MendPanel.module.css'
import { ReasonCard } from './ReasonCard.tsx'
import type { Place } from './use-grid.ts'
import { useImportAct } from './use-import.ts'
import type { ImportedObject } from './use-objects.ts'
import { keyOf, toneOf, useReasonWords } from './words.ts'

/** Letters of an example that have room in one line. */
const ROOM = 14

interface MendPanelProps {
  imported: Import
  severity: Reason['severity']
  /** Inside a sheet that has the title already. */
  bare: boolean
  /** The key of the reason that is opened; else the first is. */
  open: string | undefined
  choose: (key: string) => void
  /** Writes in a cell of the grid. */
  edit: (place: Place) => void
  /** The row is among those on screen. */
  canReach: (row: number) => boolean
  object: ImportedObject
}

/** What needs mending, one reason at a time: what it becomes, in how many rows, and what stays for a person. */
export function MendPanel({ imported, severity, bare, open, choose, edit, canReach, object }: MendPanelProps) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const { titleOf, textOf } = useReasonWords()
  const act = useImportAct(imported.id, { rows: true })
  const { id, options } = imported
  const reasons = imported.reasons.filter((reason) => reason.severity === severity)
  const opened = reasons.find((reason) => keyOf(reason) === open) ?? reasons[0]
  // Only where one reason concerns several columns does it matter which.
  const isShared = ({ code }: Reason) => reasons.filter((reason) => reason.code === code).length > 1
  const mendReason = ({ code, column }: Reason) => act.mutate({ act: () => mend({ id, code, column }) })
  const canMend = imported.may.mend
  return (
    <section className={styles.panel} aria-label={t(`panel.${severity}`)}>
      {!bare && (
        <div className={styles.head}>
          <h2 className={styles.heading}>{t(`panel.${severity}`)}</h2>
          {reasons.length > 0 && <span>{t('panel.reasons', { count: reasons.length })}</span>}
        </div>
      )}
      {reasons.length === 0 && <p className={styles.nothing}>{t(`panel.nothing.${severity}`)}</p>}
      {reasons.map((reason) =>
        reason === opened ? (
          <ReasonCard
            key={keyOf(reason)}
            reason={reason}
            imported={imported}
            field={reason.field && (isShared(reason) || reason.words) ? object.label(reason.field) : undefined}
            act={act}
            mend={canMend && severity === 'mend' && reason.mendable > 0 ? () => mendReason(reason) : undefined}
            edit={canMend ? edit : undefined}
            canReach={canReach}
            object={object}
          />
        ) : (
          <div key={keyOf(reason)} className={styles.other}>
            <button type="button" className={`plain ${styles.word}`} onClick={() => choose(keyOf(reason))}>
              <span className={styles.dot} data-tone={toneOf(reason)} aria-hidden="true" />
              <span className={styles.title}>{titleOf(reason.code)}</span>
              <span className={styles.count}>
                {t('rowCount', { count: reason.count, shown: formats.number(reason.count) })}
              </span>
              <span className={styles.detail}>{exampleOf(reason) ?? textOf(reason.code)}</span>
            </button>
            {canMend && severity === 'mend' && reason.mendable > 0 && (
              <button type="button" className={`plain ${styles.quick}`} onClick={() => mendReason(reason)}>
                {t('panel.mendShort', { shown: formats.number(reason.mendable), count: reason.mendable })}
              </button>
            )}
            {canMend && reason.mendable === 0 && alone(reason) && (
              <button type="button" className={`plain ${styles.quick}`} onClick={() => editAlone(reason)}>
                {t('panel.edit')}
              </button>
            )}
          </div>
        ),
      )}
      {canMend && reasons.length > 0 && (
        <div className={styles.remember}>
          <Checkbox
            label={t('panel.remember')}
            checked={options.remember ?? false}
            onChange={(event) => {
              const remember = event.currentTarget.checked
              act.mutate({ act: () => change({ id, options: { ...options, remember } }) })
            }}
          />
        </div>
      )}
    </section>
  )

  /** The only cell of a reason, where it is on screen. */
  function alone({ count, column, examples }: Reason): Place | undefined {
    const [example] = examples
    return count === 1 && column !== null && example && canReach(example.row) ? { row: example.row, column } : undefined
  }

  function editAlone(reason: Reason) {
    const place = alone(reason)
    if (place) edit(place)
  }

  function exampleOf({ examples, column }: Reason) {
    const [example] = examples
    if (!example || column === null) return undefined
    const { value, row, suggestion } = example
    if (suggestion === null) return t('panel.example', { value, row })
    const [from, to] = value.length > ROOM ? changedPart(value, suggestion) : [value, suggestion]
    return t('panel.exampleBecomes', { value: from, suggestion: to, row })
  }
}
