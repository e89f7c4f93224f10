import { isHeaderWord } from '../vocabulary.ts'
import { kindOf } from './cell-kind.ts'
import { commonest } from './dialect.ts'

export interface FoundHeader {
  /** 1-based, 0 for none. */
  row: number
  width: number
  /** Nothing but the custom of having one spoke for it. */
  unsure: boolean
}

const LOOKED_AT = 25

/**
 * Finds the header, also below title lines: the first row about as full as the rows under it, made of words. A row with
 * an address or a date in it is data. Words known as column names, or columns that hold something else than words, prove it.
 */
export function findHeader(records: readonly string[][]): FoundHeader {
  const width = commonest(records.filter(isFilled).map((record) => record.length)) || 1
  const fullness = commonest(records.slice(0, 200).filter(isFilled).map(filledCells)) || 1
  for (const [index, record] of records.slice(0, LOOKED_AT).entries()) {
    if (isTitle(record, fullness, width)) continue
    const below = records.slice(index + 1, index + 200).filter(isFilled)
    const known = record.filter((cell) => isHeaderWord(cell)).length
    const wordy = record.every((cell) => isWordy(cell))
    if (!wordy && known < Math.max(2, filledCells(record) / 2)) return { row: 0, width, unsure: false }
    const proven =
      known > 0 ||
      !below.length ||
      record.some((cell, at) =>
        differs(
          cell,
          below.map((row) => row[at] ?? ''),
        ),
      )
    const repeated = record.some((cell, at) => cell.trim() && below.filter((row) => row[at] === cell).length > 1)
    if (!proven && repeated) return { row: 0, width, unsure: true }
    return { row: index + 1, width: widthUnder(record, below, width), unsure: !proven }
  }
  return { row: 0, width, unsure: false }
}

const isFilled = (record: string[]) => record.some((cell) => cell.trim() !== '')
const filledCells = (record: string[]) => record.filter((cell) => cell.trim() !== '').length
const filledTo = (record: string[]) => record.findLastIndex((cell) => cell.trim() !== '') + 1

/** As wide as the header; wider only where most rows have something beyond it. */
function widthUnder(header: string[], below: string[][], width: number): number {
  const named = filledTo(header)
  const beyond = below.filter((row) => filledTo(row) > named).length
  return beyond > below.length / 2 ? Math.max(width, named) : named
}

function isTitle(record: string[], fullness: number, width: number): boolean {
  const filled = filledCells(record)
  return filled === 0 || (width > 1 && filled < Math.max(2, fullness * 0.5)) || /^sep=.?$/i.test(record[0] ?? '')
}

function isWordy(cell: string): boolean {
  const kind = kindOf([cell])
  return cell.length <= 120 && (kind === 'text' || kind === 'empty' || kind === 'country' || kind === 'boolean')
}

/** A word above a column of numbers, dates or addresses is its name. */
function differs(cell: string, below: string[]): boolean {
  const kind = kindOf(below)
  return cell.trim() !== '' && kind !== 'text' && kind !== 'empty' && kindOf([cell]) !== kind
}
