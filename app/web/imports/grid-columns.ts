import type { Import } from './import-model.ts'
import type { ImportedObject } from './use-objects.ts'

/** A column of the review: our field above theirs. */
export interface GridColumn {
  /** 0-based column of the file. */
  index: number
  ours: string
  theirs: string
  /** In px, by what its first cells hold. */
  width: number
}

const [NARROW, WIDE] = [88, 260]
/** What a letter takes at 13 px, and a cell's padding. */
const [LETTER, PADDING] = [6.8, 30]

/** The columns that go somewhere, in the order of the file. */
export function gridColumns(
  imported: Import,
  object: ImportedObject,
  nameless: (number: number) => string,
): GridColumn[] {
  const { shape, mapping, preview } = imported
  return shape.columns.flatMap(({ index, header }) => {
    const field = mapping.find(({ column }) => column === index)?.field
    if (!field) return []
    const ours = object.label(field)
    const theirs = header || nameless(index + 1)
    const lengths = preview.map(({ cells }) => cells[index]?.length ?? 0).sort((a, b) => a - b)
    // One long cell must not widen its column: the longest but a tenth decides.
    const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0
    const letters = Math.max(usual, ours.length, theirs.length)
    return [{ index, ours, theirs, width: Math.min(WIDE, Math.max(NARROW, Math.round(letters * LETTER + PADDING))) }]
  })
}
