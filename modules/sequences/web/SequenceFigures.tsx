import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Sequences.module.css'
import type { Sequence } from './sequence-client.ts'

/** How many were enrolled, and what became of them. */
export function SequenceFigures({ sequence: { figures } }: { sequence: Sequence }) {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  const shown = [
    ...(['enrolled', 'active', 'paused'] as const).map((key) => ({
      key,
      label: t(`figures.${key}`),
      value: figures[key],
    })),
    ...Object.entries(figures.ended).map(([key, value]) => ({ key, label: t(`ended.${key}`, ''), value })),
  ]
  return (
    <dl className={styles.figures} aria-label={t('figures.title')}>
      {shown.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{formats.number(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
