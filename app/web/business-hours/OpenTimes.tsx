import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { rowNote } from '../ui/Section.tsx'
import type { Preview } from './calendars-query.ts'

/** Whether it is open now, when next, and which holidays come. */
export function OpenTimes({ preview, zone, most }: { preview: Preview; zone: string; most: number }) {
  const { t } = useTranslation('business-hours')
  const { locale } = useFormats()
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone })
  const holiday = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const lines = preview.open.slice(0, most).map(({ from, to }) => {
    const [begins, ends] = [new Date(from), new Date(to)]
    return `${day.format(begins)} ${clock.format(begins)}–${clock.format(ends)}`
  })
  return (
    <>
      <p className={rowNote}>
        {preview.isOpen ? t('openNow') : t('closedNow')} · {lines.join(' · ')}
      </p>
      {preview.holidays.length > 0 && (
        <p className={rowNote}>
          {t('holidays')}{' '}
          {preview.holidays
            .slice(0, most)
            .map(({ day: on, name }) => `${holiday.format(new Date(on))} ${name}`)
            .join(' · ')}
        </p>
      )}
    </>
  )
}
