import Papa from 'papaparse'
import type { Delimiter, Quote } from './file-shape.ts'

const CANDIDATES = [',', ';', '\t', '|'] as const
const ENOUGH = 200

/** The separator that splits most rows alike, judged on the first 200 rows. `sep=;` in the first line is Excel's own word for it. */
export function chooseDelimiter(text: string, quote: Quote): Delimiter {
  const told = /^sep=([,;\t|])\s*$/m.exec(text.slice(0, 20))?.[1]
  if (told) return told as Delimiter // one of the four by the pattern
  const marks = CANDIDATES.map((delimiter) => ({ delimiter, mark: markOf(text, delimiter, quote) }))
  const best = marks.reduce((one, other) => (other.mark > one.mark ? other : one))
  if (best.mark > 0) return best.delimiter
  return isSpaced(text) ? 'spaces' : ','
}

function markOf(text: string, delimiter: string, quoteChar: Quote): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, quoteChar, preview: ENOUGH, newline: newlineOf(text) })
  const rows = data
    .slice(0, data.length > 2 && data.length < ENOUGH ? -1 : undefined)
    .filter((row) => row.some((cell) => cell.trim()))
  const width = commonest(rows.map((row) => row.length))
  if (width < 2) return 0
  const alike = rows.filter((row) => row.length === width)
  const cells = alike.flat()
  // A cell that holds another separator hints that the other one splits; commas belong to prose.
  const mixed = cells.filter((cell) =>
    CANDIDATES.some((other) => other !== ',' && other !== delimiter && cell.includes(other)),
  )
  return (alike.length / rows.length) * (1 - (0.5 * mixed.length) / cells.length) + Math.log2(Math.min(width, 64)) / 100
}

/** Columns set with spaces (statistical software writes them): equally many words in each line, mostly numbers. */
function isSpaced(text: string): boolean {
  const lines = text
    .split(/\r?\n|\r/)
    .filter((line) => line.trim())
    .slice(0, ENOUGH)
  const rows = lines.slice(0, lines.length > 2 ? -1 : undefined).map((line) => line.trim().split(/\s+/))
  const width = commonest(rows.map((row) => row.length))
  const cells = rows.slice(1).flat()
  const numbers = cells.filter((cell) => /^[+-]?[\d.,:/-]*\d[\d.,:/-]*$/.test(cell)).length
  return width >= 2 && rows.every((row) => row.length === width) && numbers >= cells.length / 2
}

/** Single quotes only where cells open and close with them and no double quote does. */
export function chooseQuote(text: string): Quote {
  const doubles = text.match(/(?:^|[,;\t|])"/gm)?.length ?? 0
  const singles = text.match(/(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|\r\n])/g)?.length ?? 0
  return singles > 2 && doubles === 0 ? "'" : '"'
}

export function newlineOf(text: string): '\n' | '\r' {
  return text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
}

/** The value that occurs most often, the larger one on a tie; 0 for none. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = 0
  for (const [value, count] of counts) {
    const most = counts.get(best) ?? 0
    if (count > most || (count === most && value > best)) best = value
  }
  return best
}
