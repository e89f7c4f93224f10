import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import { textOf } from '#app/web/ui/field.ts'
import { pipelinesQuery } from '../pipelines-query.ts'
import styles from './Timeline.module.css'
import { COLOURS, type Stages } from './TimelineRow.tsx'

/** Which colour is which stage, of the pipelines that are shown; and what a hatched stretch and a red mark are. */
export function StageLegend({ rows, stages }: { rows: readonly AnyRecord[]; stages: Stages }) {
  const { t } = useTranslation('sales')
  const { data } = useQuery(pipelinesQuery)
  const shown = new Set(rows.map(({ pipeline }) => textOf(pipeline)))
  const named = data?.items.filter(({ id }) => shown.has(id)).flatMap((pipeline) => pipeline.stages) ?? []
  return (
    <div className={styles.legend}>
      {named.map(({ id, name }) => (
        <span key={id}>
          <span className={styles.key} data-colour={(stages.get(id)?.at ?? 0) % COLOURS} aria-hidden="true" />
          {name}
        </span>
      ))}
      <span>
        <span className={styles.key} data-ahead aria-hidden="true" />
        {t('timeline.aheadKey')}
      </span>
      <span>
        <span className={styles.lateKey} aria-hidden="true" />
        {t('timeline.lateKey')}
      </span>
    </div>
  )
}
