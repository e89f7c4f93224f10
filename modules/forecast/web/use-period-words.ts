import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import type { Span } from '../domain/period-arithmetic.ts'

/** What a period is called: “Q4 2026”, “November 2026”, and short where its year stands elsewhere. */
export function usePeriodWords() {
  const { t } = useTranslation('forecast')
  const { locale } = useFormats()
  const formats = useMemo(() => {
    const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return { long: of({ month: 'long', year: 'numeric' }), short: of({ month: 'short' }) }
  }, [locale])
  return useCallback(
    (span: Span, startsOn: string, { short = false } = {}) => {
      if (span === 'month') return (short ? formats.short : formats.long).format(new Date(startsOn))
      const quarter = Math.floor((Number(startsOn.slice(5, 7)) - 1) / 3) + 1
      return t(short ? 'period.quarterShort' : 'period.quarterOf', { quarter, year: startsOn.slice(0, 4) })
    },
    [formats, t],
  )
}
