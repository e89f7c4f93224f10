/** A set of row numbers as bits: a million rows take 125 kB, in memory and in the database. */
export interface RowSet {
  bits: Buffer
  size: number
}

export function rowSet(bits: Buffer | null = null): RowSet {
  const own = Buffer.from(bits ?? [])
  let size = 0
  for (const byte of own) size += ONES[byte] ?? 0
  return { bits: own, size }
}

const ONES = Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length)

export const hasRow = ({ bits }: RowSet, row: number): boolean => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1

/** Takes a row in or out. */
export function setRow(set: RowSet, row: number, isIn: boolean): void {
  if (hasRow(set, row) === isIn) return
  const at = row >> 3
  if (at >= set.bits.length) {
    const longer = Buffer.alloc(Math.max(1024, at * 2))
    set.bits.copy(longer)
    set.bits = longer
  }
  set.bits[at] = (set.bits[at] ?? 0) ^ (1 << (row & 7))
  set.size += isIn ? 1 : -1
}

/** The first row from `from` on that is in, or null. */
export function nextRow(set: RowSet, from: number): number | null {
  for (let row = from; row < set.bits.length * 8; row++) {
    if ((row & 7) === 0 && set.bits[row >> 3] === 0) row += 7
    else if (hasRow(set, row)) return row
  }
  return null
}

/** The bits without the empty end, as they are stored. */
export function storedBits({ bits }: RowSet): Buffer {
  let end = bits.length
  while (end > 0 && bits[end - 1] === 0) end--
  return bits.subarray(0, end)
}
