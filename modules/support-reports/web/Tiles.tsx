import { useTranslation } from 'react-i18next'
import type { Unit } from '#app/web/reports/figure-words.ts'
import { type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import styles from '#app/web/reports/Reports.module.css'
import { Tile } from '#app/web/reports/Tile.tsx'
import { useFormats } from '#app/web/ui/format.ts'

export interface TileColumn {
  metric: string
  unit: Unit
  better: 'up' | 'down'
}

interface TilesProps {
  label: string
  scope: Scope
  columns: readonly TileColumn[]
}

/** Figures of the whole, each beside what it was in the period before. */
export function Tiles({ label, scope, columns }: TilesProps) {
  const { t } = useTranslation(['support-reports', 'reports'])
  const formats = useFormats()
  const query = useFigures({ ...scope, metrics: columns.map(({ metric }) => metric), compare: true })
  return (
    <PartState query={query}>
      {(data) => (
        <section className={styles.tiles} aria-label={label}>
          {columns.map(({ metric, unit, better }, index) => {
            const figure = data.total[index]
            return (
              figure && (
                <Tile
                  key={metric}
                  label={t(`metrics.${metric}`)}
                  {...{ figure, unit, better }}
                  before={data.before?.total[index]}
                  currency={data.currency}
                  path="/conversations"
                />
              )
            )
          })}
          <p className={styles.tilesNote}>
            {data.before &&
              t(data.isPartial ? 'reports:beforePartial' : 'reports:before', {
                from: formats.date(data.before.period.from),
                to: formats.date(data.before.period.to),
              })}
          </p>
        </section>
      )}
    </PartState>
  )
}
