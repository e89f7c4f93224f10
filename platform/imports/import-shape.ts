import { z } from 'zod'
import { ImportDefaults, ImportOptions, MatchOn, Mode, ShapeOptions } from './import-input.ts'

export const ImportStatus = z.enum([
  'draft',
  'checking',
  'ready',
  'running',
  'cancelling',
  'cancelled',
  'done',
  'failed',
  'undoing',
  'undone',
])

const Column = z.object({
  index: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  kind: z.string(),
  style: z.record(z.string(), z.unknown()),
  /** All its values, where they are a few that come again and again. */
  few: z.array(z.string()).optional(),
  /** Share of sampled rows with something in this cell, 0–1. */
  filled: z.number(),
})

/** What the file was found to be; `fileOptions` overrule it. */
const Shape = z.object({
  format: z.enum(['delimited', 'vcard', 'workbook']),
  encoding: z.string(),
  delimiter: z.string(),
  quote: z.string(),
  hasHeader: z.boolean(),
  /** 1-based, 0 when there is none. */
  headerRow: z.int(),
  columns: z.array(Column),
  /** Of a workbook: the sheet that is read, and all there are. */
  sheet: z.string().optional(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })).optional(),
  rowsEstimated: z.int(),
  problems: z.array(z.object({ code: z.string(), row: z.int().optional() })),
})

/** A place a column can go. Named by its field and, of a compound one, the part: `addresses` and `city`. */
const Target = z.object({
  path: z.string(),
  field: z.string(),
  part: z.string().nullable(),
  type: z.string(),
  /** The object type at the other end of a relation. */
  object: z.string().nullable(),
  /** The field that its cells may speak of instead: the outcome, in a column of stages. */
  orElse: z.string().nullable(),
  /** A new record must have it. */
  required: z.boolean(),
  /** Several columns may go here. */
  repeats: z.boolean(),
  /** Columns that go here with the same slot make one address, email or phone. */
  slots: z.boolean(),
})

const Mapped = z.object({
  column: z.int(),
  field: z.string().nullable(),
  slot: z.string().optional(),
  label: z.string().optional(),
  /** Words of its cells and what is read instead. */
  words: z.record(z.string(), z.string()).optional(),
})

const Suggested = Mapped.extend({
  /** 0–1. */
  confidence: z.number(),
  /** `preset`: the program is known that wrote the file. */
  why: z.enum(['preset', 'header', 'header_and_cells', 'cells', 'nothing']),
  /** For a column that nothing fits: the field that could be made for it. */
  proposal: z.object({ label: z.string(), type: z.string(), options: z.array(z.string()) }).nullable(),
})

const Severity = z.enum(['mend', 'look'])

/** What is wrong with one cell, or with the row (no column). `mend`: it cannot be kept so; `look`: kept as understood. */
export const RowProblem = z.object({
  column: z.int().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  value: z.string(),
  mend: z.string(),
  suggestion: z.string().nullable(),
  severity: Severity,
})

export const Outcome = z.enum(['created', 'updated', 'unchanged', 'failed', 'leftOut'])

/** A row of the file as it stands with what was mended. `row` is its number in the file, as a spreadsheet counts. */
export const ImportRow = z.object({
  row: z.int(),
  cells: z.array(z.string()),
  problems: z.array(RowProblem),
  leftOut: z.boolean(),
  /** Columns whose cell was changed by hand. */
  mended: z.array(z.int()),
  /** What the check expects of it; null before. */
  expected: z.enum(['create', 'update']).nullable(),
  /** What became of it, as far as that is kept: of failed and left out rows. */
  outcome: Outcome.nullable(),
})

const Reason = z.object({
  code: z.string(),
  severity: Severity,
  column: z.int().nullable(),
  field: z.string().nullable(),
  count: z.int(),
  /** Rows whose suggestion can be taken all at once: POST /imports/{id}/mends. */
  mendable: z.int(),
  mend: z.string(),
  /** Up to five. */
  examples: z.array(z.object({ row: z.int(), value: z.string(), suggestion: z.string().nullable() })),
  /** The different words that nothing of ours is called, and in how many rows; up to a hundred. */
  words: z.array(z.object({ value: z.string(), count: z.int() })).optional(),
})

const Counts = z.object({
  /** Rows of the file; an estimate for a large file until it was read once. */
  total: z.int(),
  /** Rows gone through by the check, the run, or the events taken back by the undo. */
  done: z.int(),
  ready: z.int(),
  mend: z.int(),
  look: z.int(),
  /** What the check expects. */
  creates: z.int(),
  updates: z.int(),
  /** What became of the rows. */
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  leftOut: z.int(),
})

const Conflict = z.object({
  object: z.string(),
  recordId: z.uuid(),
  field: z.string(),
  imported: z.unknown(),
  now: z.unknown(),
})

export const Import = z.object({
  id: z.uuid(),
  object: z.string(),
  fileName: z.string(),
  fileBytes: z.int(),
  status: ImportStatus,
  shape: Shape,
  fileOptions: ShapeOptions,
  /** The first rows as the file has them, without the header. */
  preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  targets: z.array(Target),
  suggested: z.array(Suggested),
  /** The program whose export this seems to be, and what its rows are there. */
  preset: z.object({ id: z.string(), name: z.string(), object: z.string() }).nullable(),
  mapping: z.array(Mapped),
  /** How a row finds the record it updates, the first that finds one; empty creates always. */
  matchOn: z.array(MatchOn),
  matchChoices: z.array(MatchOn),
  mode: Mode,
  defaults: ImportDefaults,
  options: ImportOptions,
  counts: Counts,
  /** Rows a second, while it runs and of the whole afterwards. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  reasons: z.array(Reason),
  checkedAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.object({ id: z.uuid().nullable(), name: z.string().nullable() }),
  error: z.object({ message: z.string(), mend: z.string() }).nullable(),
  /** What the undo left as it is now, because somebody changed it since; the first hundred are listed. */
  undoConflicts: z.object({ count: z.int(), items: z.array(Conflict) }),
  may: z.object({ run: z.boolean(), cancel: z.boolean(), undo: z.boolean(), mend: z.boolean() }),
})
export type Import = z.output<typeof Import>

/** As in a list: without what only its own screen needs. */
export const ImportSummary = Import.omit({
  shape: true,
  preview: true,
  targets: true,
  suggested: true,
  preset: true,
  mapping: true,
  matchChoices: true,
  reasons: true,
  undoConflicts: true,
})
