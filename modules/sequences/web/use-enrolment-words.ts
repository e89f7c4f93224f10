import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import type { Enrolment } from './sequence-client.ts'

/** What happens next with somebody and when, or why it ended. */
export function useEnrolmentWords() {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  return ({ endedBy, endedAt, pausedAt, waitsFor, next, dueAt, step, steps }: Enrolment): string => {
    if (endedBy && endedAt) return t('enrolled.ended', { why: t(`ended.${endedBy}`), when: formats.relative(endedAt) })
    const at = t('enrolled.step', { number: Math.min(step + 1, steps), of: steps })
    if (!next) return at
    const what = next.kind === 'wait' ? t('enrolled.wait') : `${t(`kinds.${next.kind}`)}: ${next.says}`
    const when = pausedAt
      ? t('enrolled.paused')
      : waitsFor
        ? t(`enrolled.waitsFor.${waitsFor}`)
        : dueAt && Date.parse(dueAt) > Date.now()
          ? formats.dateTime(dueAt)
          : t('enrolled.soon')
    return [at, what, when].join(' · ')
  }
}
