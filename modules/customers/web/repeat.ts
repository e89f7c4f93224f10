import type { TFunction } from 'i18next'

/** 1 January 2024 was a Monday. */
const weekDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const dayName = (code: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + weekDays.indexOf(code)),
  )

/** The rules offered for a task that is due on a day (`YYYY-MM-DD`), the likeliest first. */
export function offeredRules(day: string): string[] {
  const date = new Date(`${day}T12:00:00Z`)
  const weekDay = weekDays[(date.getUTCDay() + 6) % 7] ?? 'MO'
  const ofMonth = date.getUTCDate()
  const nth = Math.ceil(ofMonth / 7)
  return [
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    `FREQ=WEEKLY;BYDAY=${weekDay}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekDay}`,
    `FREQ=MONTHLY;BYMONTHDAY=${ofMonth}`,
    `FREQ=MONTHLY;BYDAY=${nth > 4 ? -1 : nth}${weekDay}`,
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=YEARLY',
  ]
}

/** A rule in words; one that has no words of its own is shown as it is written. */
export function repeatWords(rule: string, t: TFunction<'customers'>, locale: string): string {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const { FREQ, INTERVAL = '1', BYDAY, BYMONTHDAY, COUNT, UNTIL, ...others } = parts
  const count = Number(INTERVAL)
  const say = (key: string, values: Record<string, unknown> = {}) => {
    const said = t(`repeat.${key}` as 'repeat.none', { count, ...values })
    return COUNT ? t('repeat.times', { rule: said, count: Number(COUNT) }) : said
  }
  const isPlain = Object.keys(others).length === 0 && !UNTIL
  if (!isPlain) return rule
  const [, nth, weekDay = ''] = /^(-?\d)?([A-Z]{2})$/.exec(BYDAY ?? '') ?? []
  if (FREQ === 'DAILY' && !BYDAY && !BYMONTHDAY) return say('daily')
  if (FREQ === 'WEEKLY' && BYDAY === 'MO,TU,WE,TH,FR' && count === 1) return say('workdays')
  if (FREQ === 'WEEKLY' && !BYMONTHDAY) {
    const days = (BYDAY ?? '').split(',').filter((one) => weekDays.includes(one))
    const named = new Intl.ListFormat(locale).format(days.map((one) => dayName(one, locale)))
    return named ? say('weeklyOn', { days: named }) : say('weekly')
  }
  if (FREQ === 'MONTHLY' && BYMONTHDAY === '-1') return say('lastDay')
  if (FREQ === 'MONTHLY' && BYMONTHDAY && Number(BYMONTHDAY) > 0) return say('monthlyOn', { day: BYMONTHDAY })
  if (FREQ === 'MONTHLY' && nth)
    return say(nth === '-1' ? 'lastWeekday' : 'nthWeekday', { nth, day: dayName(weekDay, locale) })
  if (FREQ === 'MONTHLY' && !BYDAY && !BYMONTHDAY) return say('monthly')
  if (FREQ === 'YEARLY' && !BYDAY && !BYMONTHDAY) return say('yearly')
  return rule
}
