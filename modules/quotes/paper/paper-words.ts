import { type PeriodTotals, totalsOf } from '#modules/commerce'
import { languageOf, type Translate, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import type { Document } from './document.ts'

/** A row of the totals: what it says, how much, and whether it is a sum. */
export interface TotalRow {
  label: string
  amount: string
  isSum: boolean
}

/** A line in words, as page and PDF print it. */
export interface LineWords {
  name: string
  description: string
  quantity: string
  price: string
  discount: string
  tax: string
  amount: string
  period: string
}

/** What a document says in words and figures, in the language it went out in; the same on the page and in the PDF. */
export function paperWords(document: Document) {
  const { locale, currency } = document
  const language = languageOf(locale)
  const t = translator({ en, de }, language)
  const style = { style: 'currency', currency } as const
  const digits = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2
  const factor = 10 ** digits
  const amounts = new Intl.NumberFormat(locale, style)
  const prices = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: digits + 2 })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const money = (amount: number) => amounts.format(amount / factor)
  const day = (date: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${date.slice(0, 10)}T00:00Z`),
    )
  const percent = (value: number) => `${numbers.format(value)} %`
  const totals = totalsOf(document.lines, document)
  const lines = document.lines.map(
    (line, index): LineWords => ({
      name: line.productName,
      description: line.description ?? '',
      quantity: numbers.format(line.quantity),
      price: prices.format(line.unitPrice / factor),
      discount:
        line.discountPercent !== null
          ? percent(line.discountPercent)
          : line.discountAmount !== null
            ? money(line.discountAmount)
            : '',
      tax: line.taxRate === null ? '' : percent(line.taxRate),
      amount: money(totals.amounts[index] ?? 0),
      period: line.period === 'once' ? '' : t(`page.period.${line.period}`),
    }),
  )
  const rows = totalRows(totals.periods, { t, money, numbers, isNet: document.pricesInclude === 'net' })
  if (totals.periods.length > 1) rows.push({ label: t('page.dueFirst'), amount: money(totals.gross), isSum: true })
  return { t, language, day, money, lines, rows, total: money(totals.gross) }
}
export type PaperWords = ReturnType<typeof paperWords>

interface Wording {
  t: Translate
  money: (amount: number) => string
  numbers: Intl.NumberFormat
  isNet: boolean
}

function totalRows(periods: readonly PeriodTotals[], { t, money, numbers, isNet }: Wording): TotalRow[] {
  const isNamed = periods.length > 1 || periods.some(({ period }) => period !== 'once')
  return periods.flatMap(({ period, subtotal, discount, gross, taxes }): TotalRow[] => {
    const taxed = taxes.filter(({ rate }) => rate > 0)
    const row = (label: string, amount: number, isSum = false) => ({ label, amount: money(amount), isSum })
    return [
      ...(discount !== 0 || (isNet && taxed.length > 0) ? [row(t('page.subtotal'), subtotal)] : []),
      ...(discount !== 0 ? [row(t('page.totalDiscount'), -discount)] : []),
      ...taxed.map(({ rate, net, tax }) =>
        row(t(isNet ? 'page.taxAt' : 'page.taxWithin', { rate: numbers.format(rate), net: money(net) }), tax),
      ),
      row(t(isNamed ? `page.period.${period}` : 'page.total'), gross, true),
    ]
  })
}
