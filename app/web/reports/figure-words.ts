import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import type { Figure } from './figures-client.ts'

export type Unit = 'count' | 'number' | 'money' | 'share' | 'days' | 'minutes' | 'moneyPerDay'

/** Puts figures into words: how much, how it changed, how sure it is. */
export function useFigureWords(currency: string) {
  const { t } = useTranslation('reports')
  const formats = useFormats()
  const number = new Intl.NumberFormat(formats.locale, { maximumFractionDigits: 1 })
  const money = (amount: number) => formats.money({ amount, currency }, { whole: true })

  /** As one says it: minutes, from two hours on hours, from two days on days. */
  const minutes = (value: number): string => {
    if (value < 120) return t('minutes', { count: Math.round(value), shown: number.format(Math.round(value)) })
    if (value < 2880) return t('hours', { count: Math.round(value / 60), shown: number.format(value / 60) })
    return t('days', { count: Math.round(value / 1440), shown: number.format(value / 1440) })
  }

  const say = (value: number | null, unit: Unit): string => {
    if (value === null) return '–'
    if (unit === 'money') return money(value)
    if (unit === 'moneyPerDay') return t('perDay', { money: money(Math.round(value)) })
    if (unit === 'share') return formats.percent(value)
    if (unit === 'minutes') return minutes(value)
    if (unit === 'number') return number.format(value)
    if (unit === 'days') return t('days', { count: Math.round(value), shown: number.format(value) })
    return formats.number(value)
  }

  /** By how much it changed: a share in points, everything else in percent of what it was. */
  const change = (now: Figure, before: Figure | undefined, unit: Unit): { text: string; ups: boolean } | null => {
    if (now.value === null || before?.value === null || before?.value === undefined) return null
    const by =
      unit === 'share'
        ? (now.value - before.value) * 100
        : before.value === 0
          ? null
          : (now.value - before.value) / before.value
    if (by === null || Math.abs(by) < 0.0005) return null
    const size = unit === 'share' ? t('points', { shown: number.format(Math.abs(by)) }) : formats.percent(Math.abs(by))
    return { text: `${by > 0 ? '+' : '−'}${size}`, ups: by > 0 }
  }

  /** What must be known to trust it: how many records, and the interval where chance decides. */
  const trust = ({ n, few, interval, reason }: Figure): string => {
    if (reason === 'hidden') return t('hidden')
    if (reason === 'nothing') return t('nothing')
    const of = t('of', { count: n, shown: formats.number(n) })
    if (!few) return of
    return interval
      ? t('fewBetween', { of, low: formats.percent(interval.low), high: formats.percent(interval.high) })
      : t('few', { of })
  }

  return { say, change, trust, money }
}
