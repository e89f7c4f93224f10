import type { Arrangement, Audience } from './home-query.ts'

/** What of a card decides where it stands. */
export interface Placed {
  id: string
  column: 'main' | 'side'
  hiddenFor?: readonly Audience[]
  mineFor?: readonly Audience[]
}

export type Column = 'main' | 'side'
export const columns: readonly Column[] = ['main', 'side']

/** The arrangement that holds: what was kept, without cards that are gone, and with newer ones at the end of where they begin. */
export function arrangementOf(kept: Arrangement | null, audience: Audience, cards: readonly Placed[]): Arrangement {
  const known = new Set(cards.map(({ id }) => id))
  const begun = kept ?? { main: [], side: [], hidden: [], mine: [] }
  const placed = new Set([...begun.main, ...begun.side, ...begun.hidden])
  const fresh = cards.filter(({ id }) => !placed.has(id))
  const isHidden = ({ hiddenFor }: Placed) => hiddenFor?.includes(audience) ?? false
  const column = (name: Column) => [
    ...begun[name].filter((id) => known.has(id)),
    ...fresh.filter((card) => card.column === name && !isHidden(card)).map(({ id }) => id),
  ]
  const mine = fresh.filter(({ mineFor }) => mineFor?.includes(audience)).map(({ id }) => id)
  return {
    main: column('main'),
    side: column('side'),
    hidden: [...begun.hidden.filter((id) => known.has(id)), ...fresh.filter(isHidden).map(({ id }) => id)],
    mine: [...begun.mine.filter((id) => known.has(id)), ...mine],
  }
}

const without = (arrangement: Arrangement, id: string): Arrangement => ({
  ...arrangement,
  main: arrangement.main.filter((other) => other !== id),
  side: arrangement.side.filter((other) => other !== id),
  hidden: arrangement.hidden.filter((other) => other !== id),
})

/** A card at another place: before the one at `index` of a column, counted without itself. */
export function placed(arrangement: Arrangement, id: string, column: Column, index: number): Arrangement {
  const rest = without(arrangement, id)
  return { ...rest, [column]: rest[column].toSpliced(index, 0, id) }
}

export function hidden(arrangement: Arrangement, id: string): Arrangement {
  const rest = without(arrangement, id)
  return { ...rest, hidden: [...rest.hidden, id] }
}

/** A card one step on by an arrow key; the same arrangement where there is no further. */
export function stepped(arrangement: Arrangement, id: string, key: string): Arrangement {
  const column = columns.find((name) => arrangement[name].includes(id))
  if (!column) return arrangement
  const at = arrangement[column].indexOf(id)
  if (key === 'ArrowUp' && at > 0) return placed(arrangement, id, column, at - 1)
  if (key === 'ArrowDown' && at < arrangement[column].length - 1) return placed(arrangement, id, column, at + 1)
  const other: Column = column === 'main' ? 'side' : 'main'
  const across = key === (column === 'main' ? 'ArrowRight' : 'ArrowLeft')
  return across ? placed(arrangement, id, other, Math.min(at, arrangement[other].length)) : arrangement
}
