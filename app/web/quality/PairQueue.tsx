import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import type { Pair } from './duplicates-client.ts'
import styles from './PairQueue.module.css'
import type { DuplicatesSearch } from './quality-routes.ts'
import { useReasonWords } from './words.ts'

interface PairQueueProps {
  tabs: { id: string; label: string; count: number }[]
  object: string
  pairs: Pair[]
  current: string | undefined
  search: DuplicatesSearch
}

/** The pairs that wait, the surest first, by object; and what was decided before. */
export function PairQueue({ tabs, object, pairs, current, search }: PairQueueProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const words = useReasonWords()
  const isHere = (id: string) => !search.show && id === object
  return (
    <>
      <nav className={styles.strip} aria-label={t('duplicates.lists')}>
        <div className={styles.tabs}>
          {tabs.map(({ id, label, count }) => (
            <UiLink
              key={id}
              href={hrefOf({ object: id })}
              className={styles.tab}
              aria-current={isHere(id) ? 'page' : undefined}
            >
              {label} <span>{formats.number(count)}</span>
            </UiLink>
          ))}
        </div>
        <UiLink
          href={hrefOf({ object, show: 'merged' })}
          className={styles.tab}
          aria-current={search.show === 'merged' ? 'page' : undefined}
        >
          {t('merged.tab')}
        </UiLink>
      </nav>
      <ul className={styles.queue}>
        {pairs.map((pair) => (
          <li key={pair.id}>
            <UiLink
              href={hrefOf({ object, pair: pair.id })}
              className={styles.pair}
              aria-current={pair.id === current ? 'true' : undefined}
              data-autoscroll={pair.id === current || undefined}
            >
              <strong>{pair.records[0]?.title || t('nameless')}</strong>
              <span className={styles.share}>{formats.percent(shown(pair.confidence))}</span>
              <span>{pair.records[1]?.title || t('nameless')}</span>
              <small>{words.short(pair.reasons)}</small>
            </UiLink>
          </li>
        ))}
      </ul>
    </>
  )
}

const hrefOf = (target: DuplicatesSearch) => `/duplicates?${new URLSearchParams({ ...target })}`

/** Nobody is ever quite sure. */
export const shown = (confidence: number) => Math.min(0.99, Math.round(confidence * 100) / 100)
