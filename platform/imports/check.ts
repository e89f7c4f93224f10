import { type CellProblem, cellProblem } from './check-problem.ts'
import { completeRecord } from './complete-record.ts'
import type { FileProblemCode, SourceRow } from './file/file-shape.ts'
import { type MappingPlan, wordKey } from './plan.ts'
import { rowDraft } from './row-draft.ts'
import { isBlank, takeCell } from './take-cell.ts'

export interface CheckedRow {
  row: number
  /**
   * In the API's create shape, blank cells absent. A relation holds what the file says of the other record
   * (`contactId: {email, externalId}`), as does a user (`ownerId: {name}`): the import turns them into ids.
   */
  record: Record<string, unknown>
  /** Records that come along, by their object. */
  along?: Record<string, Record<string, unknown>>
  problems: CellProblem[]
}

const MENDS: Partial<Record<FileProblemCode, string>> = {
  quote_stray: 'A quotation mark stands alone: check where the cells begin and end.',
  cells_too_many: 'The row has more cells than the header: a separator inside a text needs quotation marks.',
  cells_too_few: 'The row has fewer cells than the header.',
  card_unreadable: 'This card cannot be read: export it again.',
}

/** Reads a row by the plan into a record and what is wrong with it. Never throws, whatever the cells hold. */
export function checkRow(plan: MappingPlan, { row, cells, problems = [] }: SourceRow): CheckedRow {
  const draft = rowDraft({ currency: plan.defaults.currency })
  for (const step of plan.steps) {
    const written = cells[step.column]
    const text =
      written === undefined || step.words.size === 0 ? written : (step.words.get(wordKey(written)) ?? written)
    if (text !== undefined && text !== '' && !isBlank(text)) takeCell(step, text, draft)
  }
  completeRecord(plan, draft)
  for (const code of problems) {
    const mend = MENDS[code]
    const severity = code === 'cells_too_many' || code === 'card_unreadable' ? 'mend' : 'look'
    if (mend) draft.problems.push(cellProblem(severity, { column: null, field: null }, code, '', mend))
  }
  if (!Object.keys(draft.record).length && !draft.problems.length) {
    draft.problems.push(
      cellProblem('mend', { column: null, field: null }, 'row_empty', '', 'None of the mapped columns has a value.'),
    )
  }
  const checked = { row, record: draft.record, problems: draft.problems }
  return draft.along.size > 0 ? { ...checked, along: Object.fromEntries(draft.along) } : checked
}
