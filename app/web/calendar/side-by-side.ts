import { DAY_MINUTES, type Piece, SHORTEST } from './grid-time.ts'

/** A piece in its place: the how-manieth of how many that share the width. */
export interface Placed extends Piece {
  column: number
  columns: number
}

/** As it is drawn: what is shorter than a line of text takes one. */
const bottomOf = ({ from, to }: Piece) => Math.max(to, from + SHORTEST)

/** Puts what overlaps side by side. Those that touch one another directly or through others share the width evenly. */
export function sideBySide(pieces: readonly Piece[]): Placed[] {
  const sorted = pieces.toSorted((a, b) => a.from - b.from || bottomOf(b) - bottomOf(a))
  const placed: Placed[] = []
  let group: Piece[] = []
  let until = -1
  for (const piece of sorted) {
    if (piece.from >= until) {
      placed.push(...inColumns(group))
      group = []
    }
    group.push(piece)
    until = Math.max(until, bottomOf(piece))
  }
  return [...placed, ...inColumns(group)]
}

function inColumns(group: readonly Piece[]): Placed[] {
  const ends: number[] = []
  const columns = group.map((piece) => {
    const free = ends.findIndex((end) => end <= piece.from)
    const column = free < 0 ? ends.length : free
    ends[column] = bottomOf(piece)
    return column
  })
  return group.map((piece, index) => ({ ...piece, column: columns[index] ?? 0, columns: ends.length }))
}

/** Where a piece stands in its day, in shares of 100. */
export function boxOf({ from, to, column, columns }: Placed) {
  const top = Math.min(from, DAY_MINUTES - SHORTEST)
  const height = Math.max(to - top, SHORTEST)
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`
  return {
    insetBlockStart: share(top, DAY_MINUTES),
    blockSize: share(height, DAY_MINUTES),
    insetInlineStart: share(column, columns),
    inlineSize: share(1, columns),
  }
}
