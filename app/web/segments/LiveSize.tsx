import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import { roughly } from '../objects/use-count-words.ts'
import type { Filter } from '../ui/filter.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Beyond.module.css'
import { sizeQuery } from './segment-client.ts'

const SETTLED_MS = 300

/** How many records a filter that is being edited finds; a sample's figure says between which bounds it lies. */
export function LiveSize({ object, filter, whole }: { object: string; filter: Filter | undefined; whole: boolean }) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const model = useModel(object)
  const text = JSON.stringify(filter ?? null)
  const [settled] = useDebouncedValue(text, SETTLED_MS)
  const query = useQuery({ ...sizeQuery(object, JSON.parse(settled) ?? undefined), enabled: whole })
  const unit = (count: number) => model?.words('unit', { count }) ?? ''
  if (!whole) return <span className={styles.size}>{t('size.incomplete')}</span>
  if (query.error) return <span className={styles.size}>{t('size.failed')}</span>
  if (!query.data) return <Skeleton width={140} height={18} aria-label={t('size.counting')} />
  const { count, exact, low, high } = query.data
  const stale = query.isPlaceholderData || settled !== text
  return (
    <span className={styles.size} role="status" aria-busy={stale} style={stale ? { opacity: 0.6 } : undefined}>
      <strong>{exact ? formats.number(count) : t('size.about', { shown: formats.number(roughly(count)) })}</strong>{' '}
      {unit(count)}
      {!exact && ` (${t('size.bounds', { low: formats.number(roughly(low)), high: formats.number(roughly(high)) })})`}
    </span>
  )
}
