import type { Ctx, WorkspaceSettings } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import type { Prepared } from '#platform/objects/save-records'
import { type CheckedRow, checkRow } from './check.ts'
import type { SourceRow } from './file/file-shape.ts'
import { mappable } from './mappable.ts'
import { nameFor } from './name-for.ts'
import { type MappingPlan, planMapping } from './plan.ts'
import type { Mark } from './run/find-matches.ts'
import type { MendRule, StoredImport } from './stored-import.ts'

/** What a person changed of a row: cells by column. */
export type Edits = Record<string, string>

/** A row of the file as it is to be kept. */
export interface ReadRow extends CheckedRow {
  /** With what was mended by hand and by rule. */
  cells: string[]
  /** It cannot be kept so. */
  isBad: boolean
  /** How its record may be found, and its record as the objects engine takes it for a new one; worked out ahead by a run. */
  marks?: Mark[]
  prepared?: Prepared | undefined
  /** What it is called if it is new and has no name. */
  called?: string | undefined
}

/** Reads rows of one import: the check, the review and the run see the same. */
export interface RowReader {
  type: ObjectType
  plan: MappingPlan
  read(row: SourceRow, edits: Edits | undefined): ReadRow
  /** Columns by the field they go to, to name the place of what only the database refuses. */
  columnOf(field: string): number | null
}

type Read = Pick<StoredImport, 'object' | 'shape' | 'mapping' | 'defaults' | 'mends' | 'fileSha256'>

/** Opens a reader by what was decided for the import. */
export function openReader(
  { objects, workspace }: { objects: Ctx['objects']; workspace: WorkspaceSettings },
  stored: Read,
): RowReader {
  const type = objects.find(stored.object)
  const { country, currency, timeZone, productName } = stored.defaults
  const plan = planMapping(stored.mapping, stored.shape.columns, mappable({ objects }, type).fields, {
    locale: workspace.locale,
    ...{ country, currency, timeZone, productName },
  } as MappingPlan['defaults']) // absent and undefined are the same to it
  const complete = completer(type, stored, currency ?? workspace.currency)
  return {
    type,
    plan,
    read(row, edits) {
      const cells = edits ? row.cells.map((cell, at) => edits[at] ?? cell) : row.cells
      const { mended, checked } = mendedByRule(plan, stored.mends, row, cells)
      complete(checked)
      return {
        ...checked,
        cells: mended,
        called: nameFor(type, checked.record),
        isBad: checked.problems.some(({ severity }) => severity === 'mend'),
      }
    },
    columnOf: (field) => plan.steps.find((step) => step.field.name === field)?.column ?? null,
  }
}

/** Takes the suggestions that the rules allow. A mended cell may need another mend, hence a few rounds. */
function mendedByRule(plan: MappingPlan, rules: readonly MendRule[], row: SourceRow, cells: string[]) {
  let mended = cells
  let checked = checkRow(plan, { ...row, cells: mended })
  for (let round = 0; round < 3 && rules.length > 0; round++) {
    const next = [...mended]
    for (const { code, column, value, suggestion } of checked.problems) {
      if (suggestion === undefined || column === null) continue
      if (!rules.some((rule) => rule.code === code && (rule.column === null || rule.column === column))) continue
      const cell = next[column] ?? ''
      next[column] = cell.trim() === value.trim() ? suggestion : cell.replace(value, () => suggestion)
    }
    if (next.every((cell, at) => cell === mended[at])) break
    mended = next
    checked = checkRow(plan, { ...row, cells: mended })
  }
  return { mended, checked }
}

/** What the import gives a record by itself. */
function completer(type: ObjectType, { fileSha256 }: Read, currency: string) {
  const number = Object.entries(type.fields).find(([, { key, required }]) => key === 'number' && required)?.[0]
  const hasCurrency = type.fields.currency?.required ?? false
  return ({ row, record, problems }: CheckedRow) => {
    if (problems.some(({ code }) => code === 'row_empty')) return
    if (number) record[number] ??= numberOfRow(fileSha256, row)
    if (hasCurrency) record.currency ??= currency
  }
}

/** A number that the same row of the same file has again at the next import, so that it is not bought twice. */
const numberOfRow = (sha256: string, row: number) => `${sha256.slice(0, 8).toUpperCase()}-${row}`
