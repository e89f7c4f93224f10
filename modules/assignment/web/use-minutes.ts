import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'

/** Puts minutes into words; null is never. */
export function useMinutes(): (minutes: number | null) => string {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  return (minutes) => (minutes === null ? t('minutes.never') : formats.duration(minutes * 60))
}
