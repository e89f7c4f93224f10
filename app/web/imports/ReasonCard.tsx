import { Button, Select } from '@mantine/core'
import { IconArrowRight, IconPencil, IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countryChoices } from '#modules/team/web/places.ts'
import { useFormats } from '../ui/format.ts'
import { change, check } from './import-client.ts'
import type { Import, Reason } from './import-model.ts'
import styles from './MendPanel.module.css'
import { scrollingList } from './scrolling-list.ts'
import type { Place } from './use-grid.ts'
import type { useImportAct } from './use-import.ts'
import type { ImportedObject } from './use-objects.ts'
import { WordChoices } from './WordChoices.tsx'
import { toneOf, useReasonWords } from './words.ts'

const EXAMPLES = 3
/** Letters that have room beside what they become. */
const SIDE_BY_SIDE = 18

interface ReasonCardProps {
  reason: Reason
  imported: Import
  /** What our field is called. */
  field: string | undefined
  act: ReturnType<typeof useImportAct>
  /** Takes every suggestion; none where nothing can be guessed or changed. */
  mend: (() => void) | undefined
  edit: ((place: Place) => void) | undefined
  canReach: (row: number) => boolean
  object: ImportedObject
}

/** One reason, opened: what it means, before and after, and the ways to mend it. */
export function ReasonCard({ reason, imported, field, act, mend, edit, canReach, object }: ReasonCardProps) {
  const { t, i18n } = useTranslation('imports')
  const formats = useFormats()
  const { titleOf, textOf } = useReasonWords()
  const [choosing, setChoosing] = useState(false)
  const { id, defaults } = imported
  const { code, column, count, mendable, examples, words } = reason
  const isOfWords = imported.may.mend && column !== null && words !== undefined && words.length > 0
  const guessed = examples.filter(({ suggestion }) => suggestion !== null)
  const stays = count - mendable
  const left = examples.filter(({ suggestion }) => suggestion === null)
  const reachable = left.find(({ row }) => canReach(row))
  const first = edit && column !== null && reachable ? { row: reachable.row, column } : undefined
  const takeCountry = (country: string) =>
    act.mutate({ act: () => change({ id, defaults: { ...defaults, country } }).then(() => check({ id })) })
  return (
    <div className={styles.reason}>
      <div className={styles.line}>
        <span className={styles.dot} data-tone={toneOf(reason)} aria-hidden="true" />
        <h3 className={styles.title}>{titleOf(code)}</h3>
        <span className={styles.count}>{t('rowCount', { count, shown: formats.number(count) })}</span>
      </div>
      <p className={styles.text}>{textOf(code)}</p>
      {field && <p className={styles.detail}>{t('panel.inField', { field })}</p>}
      {isOfWords && <WordChoices reason={{ ...reason, column }} imported={imported} object={object} act={act} />}
      {!isOfWords && guessed.length > 0 && (
        <ul className={styles.examples}>
          {guessed.slice(0, EXAMPLES).map(({ row, value, suggestion }) => (
            <li key={row} data-long={value.length > SIDE_BY_SIDE || undefined}>
              <span className={styles.before}>{value}</span>
              <IconArrowRight size={14} stroke={1.6} aria-label={t('panel.becomes')} />
              <span>{suggestion}</span>
            </li>
          ))}
        </ul>
      )}
      {!isOfWords && guessed.length === 0 && column !== null && left.length > 0 && (
        <ul className={styles.examples}>
          {left.slice(0, EXAMPLES).map(({ row, value }) => (
            <li key={row} data-plain>
              <span className={styles.row}>{row}</span>
              <span>{value}</span>
              {edit && canReach(row) && (
                <button type="button" className={`plain ${styles.quick}`} onClick={() => edit({ row, column })}>
                  {t('panel.edit')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isOfWords && (mend || first || code === 'phone_without_country') && (
        <div className={styles.acts}>
          {mend && (
            <Button
              variant="filled"
              leftSection={<IconWand size={16} stroke={1.6} />}
              loading={act.isPending}
              onClick={mend}
            >
              {t('panel.mendRows', { count: mendable, shown: formats.number(mendable) })}
            </Button>
          )}
          {!mend && first && (
            <Button variant="filled" leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => edit?.(first)}>
              {t('panel.editRow', { row: first.row })}
            </Button>
          )}
          {code === 'phone_without_country' && edit && !choosing && (
            <Button variant="subtle" color="gray" onClick={() => setChoosing(true)}>
              {t('panel.chooseCountry')}
            </Button>
          )}
        </div>
      )}
      {choosing && (
        <Select
          autoFocus
          searchable
          {...scrollingList}
          mt={8}
          label={t('options.country')}
          placeholder={t('options.countryNone')}
          data={countryChoices(i18n.language)}
          value={defaults.country ?? null}
          onChange={(country) => country && takeCountry(country)}
        />
      )}
      {!isOfWords && mend && stays > 0 && (
        <p className={styles.stays}>
          {stays === 1 && left[0]
            ? t('panel.rowStays', { row: left[0].row })
            : t('panel.stays', { count: stays, shown: formats.number(stays) })}
        </p>
      )}
    </div>
  )
}
