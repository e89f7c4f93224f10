import type { KeyboardEvent, PointerEvent } from 'react'
import type { Entry, ShownKind } from './calendar-entry.ts'
import { colourOf, EntryLink } from './EntryLink.tsx'
import { boxOf, type Placed } from './side-by-side.ts'
import styles from './TimeGrid.module.css'

export interface GridActs {
  begin: (event: PointerEvent, entry: Entry, kind: ShownKind, part: 'whole' | 'end') => void
  wasDrawn: () => boolean
  onKeys: (event: KeyboardEvent, entry: Entry, kind: ShownKind) => void
  drawnKey: string | undefined
}

/** An entry at its hours: drawn as a whole, or by its lower edge to another end. */
export function GridEntry({
  piece,
  kind,
  acts,
  drawn,
}: {
  piece: Placed
  kind: ShownKind
  acts: GridActs
  drawn: boolean
}) {
  const { entry, goesOn, to, from } = piece
  return (
    <li
      className={styles.piece}
      style={{ ...boxOf(piece), ...colourOf(kind) }}
      data-entry={entry.id}
      data-movable={kind.movable || undefined}
      data-low={to - from < 45 || undefined}
      data-drawn={drawn || undefined}
      onPointerDown={(event) => acts.begin(event, entry, kind, 'whole')}
      onClickCapture={(event) => acts.wasDrawn() && event.preventDefault()}
      onKeyDown={(event) => acts.onKeys(event, entry, kind)}
    >
      <EntryLink entry={entry} kind={kind} />
      {kind.movable && kind.minutes && !goesOn.after && (
        <span
          className={styles.handle}
          aria-hidden="true"
          onPointerDown={(event) => acts.begin(event, entry, kind, 'end')}
        />
      )}
    </li>
  )
}
