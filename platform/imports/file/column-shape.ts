import { inferDateStyle } from '#platform/values/date'
import { inferDecimal } from '#platform/values/number'
import { kindOf } from './cell-kind.ts'
import type { ColumnShape } from './file-shape.ts'

/** Up to so many different values, each on average so often, are a choice rather than a text. */
const MOST_CHOICES = 12
const TIMES = 3

/** Describes one column by its sampled cells. */
export function columnShape(index: number, header: string, cells: readonly string[]): ColumnShape {
  const filled = cells.filter((cell) => cell.trim())
  const kind = kindOf(cells)
  const decimal = kind === 'number' || kind === 'money' ? inferDecimal(filled) : undefined
  const dates = kind === 'date' || kind === 'dateTime' || kind === 'number' ? inferDateStyle(filled) : {}
  const different = new Set(filled.map((cell) => cell.trim()))
  const few = different.size <= MOST_CHOICES && filled.length >= different.size * TIMES
  return {
    index,
    header,
    samples: [...new Set(filled)].slice(0, 5),
    kind,
    style: decimal ? { ...dates, decimal } : dates,
    ...(few && different.size > 1 ? { few: [...different] } : {}),
    filled: cells.length ? filled.length / cells.length : 0,
  }
}
