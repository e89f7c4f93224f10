import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '../objects/object-view.ts'
import { Graph } from './Graph.tsx'
import styles from './Relations.module.css'

const GraphDialog = lazy(async () => ({ default: (await import('./GraphDialog.tsx')).GraphDialog }))

/** The relations stand low in their column: what was asked for must be seen. */
const intoView = (picture: HTMLElement | null) => picture?.scrollIntoView({ block: 'nearest' })

/** The small picture in the column beside a record; larger on demand. */
export function GraphPicture({ record, model }: RecordPartProps) {
  const { t } = useTranslation('relations')
  const [large, setLarge] = useState(false)
  return (
    <div className={styles.picture} ref={intoView}>
      <Graph model={model} record={record} depth={1} size={{ width: 280, height: 220 }} most={12} />
      <div className={styles.foot}>
        <span />
        <button type="button" className="plain" onClick={() => setLarge(true)}>
          {t('graph.larger')}
        </button>
      </div>
      {large && (
        <Suspense>
          <GraphDialog model={model} record={record} close={() => setLarge(false)} />
        </Suspense>
      )}
    </div>
  )
}
