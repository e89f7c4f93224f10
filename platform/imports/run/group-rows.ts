import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { cellProblem } from '../check-problem.ts'
import type { MatchOn } from '../import-input.ts'
import { requiredFields } from '../mappable.ts'
import type { ReadRow, RowReader } from '../row-reader.ts'
import { findByMarks, type Mark, markKey, marksOf } from './find-matches.ts'
import { mergeRecord } from './merge-record.ts'

/** Rows of the file that are one record: lines of an order, or the same person twice. */
export interface Group {
  /** The record they update; null for a new one. */
  id: string | null
  rows: ReadRow[]
  record: Record<string, unknown>
}

/** Finds for each row the record it belongs to, among those that are there and those of the rows before it. */
export async function groupRows(
  ctx: Ctx,
  type: ObjectType,
  matchOn: readonly MatchOn[],
  rows: readonly ReadRow[],
): Promise<Group[]> {
  const marked = rows.map((row) => ({ row, marks: row.marks ?? marksOf(type, matchOn, row.record) }))
  const known = await findByMarks(
    ctx,
    type,
    marked.flatMap(({ marks }) => marks),
  )
  const byMark = new Map<string, Group>()
  const byId = new Map<string, Group>()
  const groups: Group[] = []
  for (const { row, marks } of marked) {
    const place = first(marks, (key) => byMark.get(key) ?? known.get(key))
    const id = typeof place === 'string' ? place : null
    const group = typeof place === 'object' ? place : id === null ? undefined : byId.get(id)
    if (group) {
      group.rows.push(row)
      group.record = mergeRecord(type, group.record, row.record, { addLines: true })
    }
    const joined = group ?? { id, rows: [row], record: row.record }
    if (!group) groups.push(joined)
    if (id !== null) byId.set(id, joined)
    for (const mark of marks) if (!byMark.has(markKey(mark))) byMark.set(markKey(mark), joined)
  }
  return groups
}

function first<T>(marks: readonly Mark[], find: (key: string) => T | undefined): T | undefined {
  for (const mark of marks) {
    const found = find(markKey(mark))
    if (found !== undefined) return found
  }
  return undefined
}

/** Notes on a new record's first row what it lacks. @returns whether it lacks something. */
export function noteMissing({ type, columnOf }: RowReader, { rows, record }: Group): boolean {
  const missing = requiredFields(type).filter(
    (field) => record[field] === undefined && !(field === 'name' && rows[0]?.called),
  )
  for (const field of missing)
    rows[0]?.problems.push(
      cellProblem(
        'mend',
        { column: columnOf(field), field },
        'required_missing',
        '',
        'A new record needs this: fill it in.',
      ),
    )
  return missing.length > 0
}
