import Papa from 'papaparse'
import { refuse } from '#platform/http/refusal'
import { parseDate } from '#platform/values/date'
import { parseNumber } from '#platform/values/number'
import type { DayRate } from './exchange-rates.ts'

const CODE = /^[A-Z]{3}$/
/** What the European Central Bank's rates are of: units of each currency for one euro. */
const PIVOT = 'EUR'

/**
 * Rates out of a CSV. A column for each currency, as the European Central Bank writes it, is read as units for one euro and
 * turned into what one unit is worth in `base`; rows of currency, day and rate are read as that already. Cells that are no
 * rate (`N/A`) are passed over.
 * @throws Refusal rates_unreadable
 */
export function readRates(csv: string, base: string): DayRate[] {
  const { data, meta } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true })
  // A rate has three decimals and more: `1.086` is no thousand. Only a file that keeps its commas can write them so.
  const decimal = meta.delimiter !== ',' && /\d,\d/.test(csv) ? ',' : '.'
  const [header = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()))
  const codes = header.map((cell) => (CODE.test(cell) ? cell : undefined))
  const isWide = codes.filter(Boolean).length > 0
  const found = isWide
    ? rows.flatMap((row) => ofDay(row, codes, { base, decimal }))
    : rows.flatMap((row) => ofRow(row, { base, decimal }))
  return found.length > 0 ? found : refuse('rates_unreadable', { base })
}

interface Reading {
  base: string
  decimal: '.' | ','
}

function ofDay(
  [date = '', ...cells]: string[],
  [, ...codes]: (string | undefined)[],
  { base, decimal }: Reading,
): DayRate[] {
  const day = parseDate(date)
  if (!day.ok) return []
  const perEuro = new Map<string, number>([[PIVOT, 1]])
  for (const [at, code] of codes.entries()) {
    const rate = rateOf(cells[at], decimal)
    if (code && rate) perEuro.set(code, rate)
  }
  const ofBase = perEuro.get(base)
  if (!ofBase) return []
  return [...perEuro].flatMap(([currency, rate]) =>
    currency === base ? [] : [{ currency, day: day.value, rate: rounded(ofBase / rate) }],
  )
}

function ofRow(cells: string[], { base, decimal }: Reading): DayRate[] {
  const currency = cells.find((cell) => CODE.test(cell))
  const date = cells.map((cell) => parseDate(cell)).find(({ ok }) => ok)
  const rate = rateOf(cells.at(-1), decimal)
  return currency && currency !== base && date?.ok && rate ? [{ currency, day: date.value, rate }] : []
}

function rateOf(cell: string | undefined, decimal: Reading['decimal']): number | undefined {
  const read = cell ? parseNumber(cell, { decimal }) : undefined
  return read?.ok && read.value > 0 ? read.value : undefined
}

const rounded = (rate: number) => Number(rate.toPrecision(12))
