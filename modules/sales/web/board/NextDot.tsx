import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import styles from './Board.module.css'
import type { Standing } from './DealStandings.tsx'

export const nextKinds = ['overdue', 'today', 'planned', 'none'] as const
export type NextKind = (typeof nextKinds)[number]

/** Whether the next activity is overdue, due today, planned, or there is none. */
export function useNextKind() {
  const formats = useFormats()
  return ({ next }: Standing): NextKind => {
    if (!next) return 'none'
    if (!next.at) return 'planned'
    if (formats.isPast(next.at)) return 'overdue'
    return formats.dayKey(next.at) === formats.dayKey(new Date().toISOString()) ? 'today' : 'planned'
  }
}

/** What is planned for a deal, with a dot for how urgent; the words say it as well. */
export function NextLine({ standing }: { standing: Standing }) {
  const { t, i18n } = useTranslation('sales')
  const formats = useFormats()
  const kind = useNextKind()(standing)
  const { next } = standing
  return (
    <span className={styles.next}>
      <span className={styles.dot} data-next={kind} aria-hidden="true" />
      <span className="visually-hidden">{t(`board.${kind}`)}: </span>
      <span className={styles.nextWords}>
        {next
          ? [next.title, next.at && inSentence(formats.relative(formats.dayKey(next.at)), i18n.language)]
              .filter(Boolean)
              .join(', ')
          : t('board.none')}
      </span>
    </span>
  )
}
