import { useTranslation } from 'react-i18next'
import { FigureLink } from './FigureLink.tsx'
import { type Unit, useFigureWords } from './figure-words.ts'
import type { Figure } from './figures-client.ts'
import styles from './Reports.module.css'

interface TileProps {
  label: string
  figure: Figure
  before: Figure | undefined
  unit: Unit
  better: 'up' | 'down'
  currency: string
  /** The list its records stand in; deals where nothing is said. */
  path?: string
}

/** One figure: how much, by how much that differs from before, and what it rests on. */
export function Tile({ label, figure, before, unit, better, currency, path }: TileProps) {
  const { t } = useTranslation('reports')
  const { change, trust, say } = useFigureWords(currency)
  const changed = change(figure, before, unit)
  return (
    <div className={styles.tile}>
      <h2>{label}</h2>
      <p className={styles.tileValue}>
        <FigureLink {...{ figure, unit, currency }} {...(path ? { path } : {})} />
        {changed && (
          <span
            className={styles.change}
            data-good={changed.ups === (better === 'up')}
            title={t('was', { value: say(before?.value ?? null, unit) })}
          >
            {changed.text}
          </span>
        )}
      </p>
      <p className={styles.quiet}>{trust(figure)}</p>
    </div>
  )
}
