import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { flatRecord, nestedInput } from '../objects/custom-values.ts'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './DraftWarning.module.css'
import { checkQuery } from './duplicates-client.ts'
import { shown } from './PairQueue.tsx'
import { useReasonWords } from './words.ts'

const TYPING_MS = 150

interface DraftWarningProps {
  model: ObjectModel
  /** What has been typed so far. */
  typed: Record<string, unknown>
  /** The record itself, where one is changed. */
  except: string | undefined
}

/** While a record is typed: who is here already that it may be. Nothing is in the way of making it all the same. */
export function DraftWarning({ model, typed, except }: DraftWarningProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const words = useReasonWords()
  const [draft] = useDebouncedValue(typed, TYPING_MS)
  const isWorthwhile = Object.values(draft).some((value) => value !== null && value !== '')
  const { data } = useQuery({
    ...checkQuery(model.descriptor.name, nestedInput(draft), except),
    enabled: isWorthwhile,
    placeholderData: (before) => before,
    retry: false,
  })
  const items = isWorthwhile ? (data?.items.slice(0, 3) ?? []) : []
  return (
    <div role="status" className={styles.place}>
      {items.length > 0 && (
        <div className={styles.warning}>
          <strong>{t('draft.title', { count: items.length })}</strong>
          <ul>
            {items.map(({ record, confidence, reasons }) => {
              const known = flatRecord(record as AnyRecord) // every record has an id
              return (
                <li key={known.id}>
                  <RecordAvatar name={model.titleOf(known)} kind={model.view.kind ?? 'company'} />
                  <UiLink href={`${model.path}/${known.id}`}>{model.titleOf(known)}</UiLink>
                  <small>
                    {formats.percent(shown(confidence))} · {words.short(reasons)}
                  </small>
                </li>
              )
            })}
          </ul>
          <small>{t('draft.later')}</small>
        </div>
      )}
    </div>
  )
}
